using Shouldly;
using Xunit;

namespace KafkaAlarms.AlarmModel.Tests;

public sealed class LevelTests
{
    [Fact]
    public void Run_InclusiveLow_IsActiveAtTheLimitAndNormalOnlyAboveLimitPlusDeadband() =>
        Series.On("""  "levels": {"lo": {"limit": 10, "deadband": 3, "inclusive": true}}""")
            .At(0, 10).At(1, 13).At(2, 13.1).Events()
            .ShouldBe(["raised lo 0", "cleared lo 2"]);

    [Fact]
    public void Run_EqualSeverity_LoLoShowsBeforeHi() =>
        Series.On("""
            "severity": 500, "off_delay": "10s", "levels": {"hi": {"limit": 80}, "lolo": {"limit": 10}}
            """)
            .At(0, 81).At(5, 9).At(30, 50).At(41, 50).Events()
            .ShouldBe(["raised hi 0", "level_changed lolo 5", "cleared lolo 40"]);

    [Fact]
    public void Run_SettingsOnRuleAndLevel_LevelComesFirst() =>
        Series.On("""
            "on_delay": "10s", "samples": 2, "severity": 700,
            "levels": {"hi": {"limit": 80, "samples": 1}, "hihi": {"limit": 90, "on_delay": "0s", "severity": 950}}
            """)
            .At(0, 91).At(20, 91).Run().Select(e => $"{Series.Text(e)} {e.Severity}")
            .ShouldBe(["raised hi 10 700", "level_changed hihi 20 950"]);

    [Fact]
    public void Run_NoSeverity_TakesTheDefaults() =>
        Series.On("""
            "levels": {"hihi": {"limit": 90}, "hi": {"limit": 80}, "lo": {"limit": 20}, "lolo": {"limit": 10}}
            """)
            .At(0, 81).At(1, 91).At(2, 50).At(3, 19).At(4, 9).Run().Select(e => $"{e.Level} {e.Severity}")
            .ShouldBe(["hi 600", "hihi 900", "hihi 900", "lo 600", "lolo 900"]);

    [Fact]
    public void Run_LevelChanged_TellsThePreviousLevel()
    {
        ModelEvent changed = Series.On("""  "levels": {"hihi": {"limit": 90}, "hi": {"limit": 80}}""")
            .At(0, 81).At(1, 91).Run()[1];

        (changed.PreviousLevel, changed.PreviousSeverity, changed.Level).ShouldBe(("hi", 600, "hihi"));
    }

    [Fact]
    public void Run_OffDelayOfOneLevelEndsWithOnDelayOfAnother_IsOneLevelChanged() =>
        Series.On("""
            "levels": {"hi": {"limit": 80, "off_delay": "10s"}, "lo": {"limit": 20, "on_delay": "10s"}}
            """)
            .At(0, 81).At(5, 10).At(20, 10).Events()
            .ShouldBe(["raised hi 0", "level_changed lo 15"]);

    [Fact]
    public void Run_EveryBreach_UpdatesForActiveSamplesThatChangeNothing() =>
        Series.On("""  "emit": "every_breach", "levels": {"hi": {"limit": 80, "deadband": 5}}""")
            .At(0, 81).At(1, 82).At(2, 78).At(3, 83).At(4, 70).Events()
            .ShouldBe(["raised hi 0", "updated hi 1", "updated hi 3", "cleared hi 4"]);

    [Fact]
    public void Run_EveryBreachOfAnotherLevel_UpdatesWhenThatLevelIsBreached() =>
        Series.On("""
            "levels": {"hi": {"limit": 80}, "hihi": {"limit": 90, "emit": "every_breach", "on_delay": "1m"}}
            """)
            .At(0, 81).At(1, 82).At(2, 91).At(3, 82).Events()
            .ShouldBe(["raised hi 0", "updated hi 2"]);

    [Fact]
    public void Run_Episode_CountsItsEventsFromZeroAndTellsItsTimes()
    {
        IReadOnlyList<ModelEvent> events = Series.On("""  "on_delay": "5s", "levels": {"hi": {"limit": 80}}""")
            .At(0, 81).At(8, 82).At(10, 70).Run();

        events.Select(e => (e.Sequence, e.RaisedAt, e.ClearedAt, e.DurationMs)).ShouldBe([
            (0, Series.Time(5), null, null), (1, Series.Time(5), Series.Time(10), 5000)]);
        events[0].Sample!.Offset.ShouldBe(0);
        events[1].Sample!.Offset.ShouldBe(2);
        events[0].Episode.ShouldBe(events[1].Episode);
    }
}
