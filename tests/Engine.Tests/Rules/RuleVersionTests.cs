using KafkaAlarms.Engine.Model.Events;
using KafkaAlarms.Engine.Model.Rules;
using KafkaAlarms.Engine.Tests.Scenarios;
using KafkaAlarms.Engine.Tests.Support;
using Shouldly;
using Xunit;

namespace KafkaAlarms.Engine.Tests.Rules;

/// <summary>A rule that is replaced by another version of it keeps its alarms and its running delays.</summary>
public sealed class RuleVersionTests
{
    private const string Rule = """{"id":"f","type":"fragile"}""";
    private const string Delayed = """{"id":"f","type":"fragile","on_delay":"10s"}""";

    [Fact]
    public void Reload_NewVersion_KeepsTheAlarm_AndEachEventNamesTheVersionThatDecided()
    {
        SensorFeed feed = new(Rule[1..^1], null, Type("1.0.0"));
        AlarmEvent raised = feed.At(1, "\"t\":90").ShouldHaveSingleItem();

        feed.Runner.Reload(Load(Rule, "2.0.0"));
        feed.At(2, "\"t\":95").ShouldBeEmpty("it is the same alarm");
        AlarmEvent cleared = feed.At(3, "\"t\":1").ShouldHaveSingleItem();

        raised.Rule.Version.ShouldBe("1.0.0");
        cleared.Rule.Version.ShouldBe("2.0.0");
        (cleared.Event, cleared.AlarmId, cleared.Sequence).ShouldBe((AlarmEventKind.Cleared, raised.AlarmId, 1));
    }

    [Fact]
    public void Reload_NewVersionWhileADelayRuns_RaisesAtItsTime()
    {
        SensorFeed feed = new(Delayed[1..^1], null, Type("1.0.0"));
        feed.At(1, "\"t\":90");

        feed.Runner.Reload(Load(Delayed, "1.0.1"));
        AlarmEvent raised = feed.At(20, "\"t\":90").ShouldHaveSingleItem();

        raised.OccurredAt.ShouldBe(SensorFeed.Start.AddSeconds(11));
    }

    /// <summary>As in the middle of a rollout, where a partition moves between engines that have either version.</summary>
    [Fact]
    public void Restart_OldAndNewVersionInTurn_GoesOnWithTheAlarm()
    {
        SensorFeed feed = new(Delayed[1..^1], null, Type("1.0.0"));
        feed.At(0, "\"t\":90").ShouldBeEmpty();
        for (int move = 1; move <= 4; move++)
        {
            feed.Runner.Commit();
            feed.Runner.Restart(Load(Delayed, move % 2 == 0 ? "1.0.0" : "2.0.0"));
            feed.At(move, "\"t\":91").ShouldBeEmpty("the delay runs on");
        }

        AlarmEvent raised = feed.At(11, "\"t\":92").ShouldHaveSingleItem();
        for (int move = 1; move <= 4; move++)
        {
            feed.Runner.Commit();
            feed.Runner.Restart(Load(Delayed, move % 2 == 0 ? "1.0.0" : "2.0.0"));
            feed.At(11 + move, "\"t\":93").ShouldBeEmpty("it is the same alarm");
        }

        AlarmEvent cleared = feed.At(20, "\"t\":1").ShouldHaveSingleItem();

        (raised.Event, raised.OccurredAt).ShouldBe((AlarmEventKind.Raised, SensorFeed.Start.AddSeconds(10)));
        (cleared.Event, cleared.AlarmId, cleared.Sequence).ShouldBe((AlarmEventKind.Cleared, raised.AlarmId, 1));
    }

    private static RuleType Type(string version) => new("fragile", version, "Tests", "1.0.0", "", () => new FragileRule());

    private static RuleSet Load(string rule, string version) =>
        ScenarioRules.Load($$"""{"rules":[{{rule}}]}""", Type(version)).Rules!;
}
