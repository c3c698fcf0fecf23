using Shouldly;
using Xunit;

namespace KafkaAlarms.Rules.Testing.Tests;

public sealed class RuleTestTests
{
    private readonly RuleTest test = RuleTest.Of<BoilerRule>();

    [Fact]
    public void Feed_Ramp_RaisesAndClearsWhereTheLimitsStand()
    {
        test.Feed("temperature", "76+2x5 81 79 78", unit: "Cel");

        test.ShouldRaise("hot").At("3s").OnLevel(AlarmLevel.Hi).Showing(82).WithSeverity(600);
        test.ShouldClear("hot").At("7s").Showing(78);
        test.ShouldSayNothingElse();
    }

    [Fact]
    public void Feed_SecondLevel_ChangesTheLevel()
    {
        test.Feed("temperature", "81 96 90 20");

        test.ShouldRaise("hot").At("0s");
        test.ShouldChangeLevel("hot").At("1s").OnLevel(AlarmLevel.HiHi).Showing(96);
        test.ShouldChangeLevel("hot").At("2s").OnLevel(AlarmLevel.Hi);
        test.ShouldClear("hot").At("3s");
    }

    [Fact]
    public void Feed_OtherUnitBadOrMissing_IsNoSample() =>
        test.Feed("temperature", "90x3", unit: "[degF]").Feed("temperature", "90x3! _x4").ShouldSayNothingElse();

    [Fact]
    public void Feed_UncertainQuality_IsASample()
    {
        test.Feed("temperature", "90?");

        test.ShouldRaise("hot").Showing(90);
    }

    [Fact]
    public void Feed_SeveralSeries_SendsThemSideBySide()
    {
        test.Feed(
            new Series("temperature", "70+5x5") { Every = "500ms" },
            new Series("door", "false true") { After = "250ms" },
            new Series("temperature", "90") { Sensor = "sensor-2" });

        test.ShouldRaise("open").At("1.25s");
        test.ShouldRaise("hot").At("1.5s").Showing(85);
        test.Sensor = "sensor-2";
        test.ShouldRaise("hot").At("0s");
        test.ShouldSayNothingElse();
        test.Clock.ShouldBe(TimeSpan.FromSeconds(2.5));
    }

    [Fact]
    public void Feed_BeforeTheClock_IsLate()
    {
        test.Feed("temperature", "20x10").Feed(new Series("temperature", "90") { After = "-5s" });

        test.ShouldSayNothingElse();
    }

    [Fact]
    public void Wait_OnDelay_RunsOutInSilence()
    {
        RuleTest slow = RuleTest.Of<BoilerRule>("""{"on_delay": "30s"}""").Feed("temperature", "90");

        slow.Wait("28s").ShouldSayNothingElse();
        slow.Wait("1s").ShouldRaise("hot").At("30s");
    }

    [Fact]
    public void Feed_DelayDueWithinTheLastStep_HasRunOut()
    {
        RuleTest slow = RuleTest.Of<BoilerRule>("""{"on_delay": "5s"}""").Feed("temperature", "90", every: "10s");

        slow.ShouldRaise("hot").At("5s");
    }

    [Fact]
    public void Wait_SilentSensor_RaisesNoData()
    {
        RuleTest watched = RuleTest.Of<BoilerRule>("""{"no_data": {"after": "1m"}, "message": "{sensor_id} {event}"}""");

        watched.Feed("temperature", "20x3").Wait("2m").Feed("temperature", "20");

        watched.ShouldRaise("no_data").At("1m2s").OnLevel(AlarmLevel.None).Showing(20).WithMessage("sensor-1 raised");
        watched.ShouldClear("no_data").At("2m3s");
        watched.ShouldSayNothingElse();
    }

    [Fact]
    public void Feed_EveryBreach_Updates()
    {
        RuleTest chatty = RuleTest.Of<BoilerRule>("""{"emit": "every_breach"}""").Feed("temperature", "90 91");

        chatty.ShouldRaise("hot").At("0s");
        chatty.ShouldUpdate("hot").At("1s").Showing(91);
    }

    [Fact]
    public void Send_RecordInAnyForm_IsReadAsTheEngineReadsIt()
    {
        test.Send("""{"temperature": "90", "door": "OPEN"}""");

        test.ShouldRaise("hot").At("0s").Showing(90);
        test.ShouldRaise("open").At("0s");
    }

    [Fact]
    public void Events_Always_AreThoseOfKafka()
    {
        test.Feed("temperature", "90", unit: "Cel");

        RuleEvent raised = test.Events.ShouldHaveSingleItem();
        (raised.Kind, raised.Alarm, raised.Sensor, raised.Value).ShouldBe(("raised", "hot", "sensor-1", 90.0));
        raised.Json.ShouldStartWith("""{"schema_version":"1.0","event_id":""");
        raised.Json.ShouldContain("\"occurred_at\":\"2026-01-01T00:00:00Z\"");
    }
}
