using Shouldly;
using Xunit;

namespace KafkaAlarms.AlarmModel.Tests;

public sealed class DelayTests
{
    private const string Hi = "\"levels\": {\"hi\": {\"limit\": 80}}";

    [Fact]
    public void Run_SilentSensorWithOnDelay_RaisesAtTheDueTimeOnceKafkaTimePassesIt() =>
        Series.On("\"on_delay\": \"30s\"," + Hi).At(0, 81, kafka: 100).End(135.001).Events()
            .ShouldBe(["raised hi 30"]);

    [Fact]
    public void Run_KafkaTimeExactlyAtDueTimeAndGrace_DoesNotPassIt() =>
        Series.On("\"on_delay\": \"30s\"," + Hi).At(0, 81, kafka: 100).End(135).Events().ShouldBeEmpty();

    [Fact]
    public void Run_AnotherSensorsRecord_MovesKafkaTimeButNotTheRecordTime() =>
        Series.On("\"on_delay\": \"30s\"," + Hi)
            .At(0, 81).At(34, 50, sensor: "t").At(36, 50, sensor: "t").Events()
            .ShouldBe(["raised hi 30"]);

    [Fact]
    public void Run_AnotherSensorFarAheadInRecordTime_RunsNothingOut() =>
        Series.On("\"on_delay\": \"30s\"," + Hi).At(0, 81).At(290, 50, kafka: 1, sensor: "t").Events().ShouldBeEmpty();

    [Fact]
    public void Run_OwnRecordAfterGrace_TimersRunBeforeItAndItIsLate() =>
        Series.On("\"on_delay\": \"30s\"," + Hi).At(0, 81).At(20, 70, kafka: 40).Events()
            .ShouldBe(["raised hi 30"]);

    [Fact]
    public void Run_OwnRecordWithinGrace_StillDecides() =>
        Series.On("\"on_delay\": \"30s\"," + Hi).At(0, 81).At(20, 70, kafka: 35).Events().ShouldBeEmpty();

    [Fact]
    public void Run_SampleAtTheDueTimeAfterFallback_IsAStepOfItsOwn() =>
        Series.On("\"on_delay\": \"30s\"," + Hi).At(0, 81).At(30, 70, kafka: 40).Events()
            .ShouldBe(["raised hi 30", "cleared hi 30"]);

    [Fact]
    public void Run_SameValueAtTheDueTimeAfterFallback_IsNoDuplicate() =>
        Series.On("\"on_delay\": \"30s\", \"emit\": \"every_breach\"," + Hi)
            .At(0, 81).At(30, 81, kafka: 40).Events()
            .ShouldBe(["raised hi 30", "updated hi 30"]);

    [Fact]
    public void Run_FallbackOfOneRule_MakesOlderSamplesLateForAllRules() =>
        new Series("""
            {"rules": [
              {"id": "a", "type": "limits", "on_delay": "30s", "levels": {"hi": {"limit": 80}}},
              {"id": "b", "type": "limits", "levels": {"hi": {"limit": 90}}}]}
            """)
            .At(0, 81).At(29, 95, kafka: 40).Run().Select(e => $"{e.Rule} {Series.Text(e)}")
            .ShouldBe(["a raised hi 30"]);

    [Fact]
    public void Run_SilenceDuringOffDelay_ClearsAtItsDueTime() =>
        Series.On("\"off_delay\": \"30s\"," + Hi).At(0, 81).At(10, 70).End(46).Events()
            .ShouldBe(["raised hi 0", "cleared hi 40"]);

    [Fact]
    public void Run_SilenceWhileActive_ClearsNothing() =>
        Series.On("\"off_delay\": \"30s\"," + Hi).At(0, 81).End(100_000).Events().ShouldBe(["raised hi 0"]);

    [Fact]
    public void Run_SamplesMissingAtTheDueTime_SilenceRaisesNothing() =>
        Series.On("\"on_delay\": \"30s\", \"samples\": 2," + Hi).At(0, 81).End(1000).Events().ShouldBeEmpty();

    [Fact]
    public void Run_TwoDelaysPassedAtOnce_EachRunsOutAtItsOwnDueTime() =>
        Series.On("""
            "levels": {"hi": {"limit": 80, "on_delay": "10s"}, "hihi": {"limit": 90, "on_delay": "20s"}}
            """)
            .At(0, 95).End(1000).Events()
            .ShouldBe(["raised hi 10", "level_changed hihi 20"]);

    [Fact]
    public void Run_HoldDuringOffDelay_BreaksIt() =>
        Series.On("""  "levels": {"hi": {"limit": 80, "deadband": 5, "off_delay": "10s"}}""")
            .At(0, 81).At(1, 70).At(5, 78).At(20, 78).At(21, 70).At(31, 70).Events()
            .ShouldBe(["raised hi 0", "cleared hi 31"]);

    [Fact]
    public void Run_HoldBetweenActiveSamples_BreaksTheCount() =>
        Series.On("""  "levels": {"hi": {"limit": 80, "deadband": 5, "samples": 2}}""")
            .At(0, 81).At(1, 78).At(2, 81).At(3, 81).Events()
            .ShouldBe(["raised hi 3"]);

    [Fact]
    public void Run_EpisodeOfADelayedLevel_BeginsWithItsFirstActiveSample()
    {
        ModelEvent raised = Series.On("\"on_delay\": \"30s\"," + Hi).At(0, 81).At(20, 82).At(40, 83).Run()[0];

        raised.Episode.ShouldBe(new EpisodeToken(0, 0, Series.Time(0), "hi"));
        raised.Sample!.Offset.ShouldBe(1);
    }
}
