using System.Globalization;
using System.Text;
using KafkaAlarms.Engine.Configuration.Options;
using KafkaAlarms.Engine.Model.Events;
using KafkaAlarms.Engine.Model.Rules;
using KafkaAlarms.Engine.Model.Text;
using KafkaAlarms.Engine.Tests.Scenarios;
using KafkaAlarms.Engine.Tests.Support;
using Shouldly;
using Xunit;

namespace KafkaAlarms.Engine.Tests.Raising;

/// <summary>Rules, levels and watches that come and go with the rules file, or with the records' labels.</summary>
public sealed class LackingRulesTests
{
    private const string Watched = """{"id":"r","type":"limits","sensors":["s*"],"no_data":{"after":"30s","expected":["s9"]}}""";
    private const string Other = """{"id":"q","type":"limits","sensors":["q*"],"levels":{"hi":{"limit":80}}}""";

    private const string MildHiHi = """
        {"id":"r","type":"limits","levels":{"hi":{"limit":80},"hihi":{"limit":95,"severity":100}},
         "overrides":[{"where":{"mode":"n"},"levels":{"hihi":null}}]}
        """;

    private static readonly DateTime Start = new(2026, 1, 1, 0, 0, 0, DateTimeKind.Utc);

    private readonly EngineSettings settings = new() { Clock = new ClockOptions { RemovalDelay = TimeSpan.FromMinutes(1) } };
    private long offset;

    [Fact]
    public void LevelLackingByLabels_IsRemovedInKafkaTimeOfTheRecordsAlone()
    {
        TaskRunner runner = new(
            Rules("""
                {"id":"r","type":"limits","levels":{"hihi":{"limit":95},"lo":{"limit":10}},
                 "overrides":[{"where":{"mode":"n"},"levels":{"hihi":null}}]}
                """),
            settings);
        Feed(runner, 0, 100).ShouldBe(["raised"]);
        Feed(runner, 10, 50, mode: "n").ShouldBeEmpty();
        Feed(runner, 70, 50, mode: "n").ShouldBeEmpty();

        Feed(runner, 71, 50, mode: "n").ShouldBe(["rule_removed"]);

        runner.Output.Events[^1].OccurredAt.ShouldBe(Start.AddSeconds(70));
        Feed(runner, 80, 40).ShouldBeEmpty();
    }

    [Fact]
    public void LevelLackingByLabels_KeepsTheSeverityThatItHad()
    {
        TaskRunner runner = new(Rules(MildHiHi), settings);
        Feed(runner, 0, 100).ShouldBe(["raised"]);

        Feed(runner, 1, 100, mode: "n").ShouldBeEmpty();
        Restart(runner);
        Feed(runner, 2, 100, mode: "n").ShouldBeEmpty();
    }

    [Fact]
    public void HiddenLevelLackingByLabels_IsShownWithTheSeverityThatItHad()
    {
        TaskRunner runner = new(Rules(MildHiHi), settings);
        Feed(runner, 0, 100).ShouldBe(["raised"]);
        Feed(runner, 1, 100, mode: "n").ShouldBeEmpty();

        Feed(runner, 2, 70, mode: "n").ShouldBe(["level_changed"]);

        AlarmEvent shown = runner.Output.Events[^1];
        shown.Level.ShouldBe(EventLevel.HiHi);
        shown.Severity.ShouldBe(100);
    }

    [Fact]
    public void WatchThatIsBackInTime_CountsSilenceFromItsReturn()
    {
        TaskRunner runner = new(Rules(Watched), settings);
        Feed(runner, 0, 1);
        Restart(runner, Other);
        foreach (int second in (int[])[10, 20, 40]) Feed(runner, second, 1).ShouldBeEmpty();
        Feed(runner, 41, 1, sensor: "q1").ShouldBeEmpty();
        Restart(runner, Watched);

        Feed(runner, 45, 1).ShouldBeEmpty();
        Feed(runner, 70, 1).ShouldBeEmpty();
    }

    [Fact]
    public void WatchThatIsBackInTime_OfASensorThatDied_RaisesItsAlarm()
    {
        TaskRunner runner = new(Rules(Watched), settings);
        Feed(runner, 0, 1);
        Restart(runner, Other);
        Feed(runner, 10, 1, sensor: "q1").ShouldBeEmpty();
        Restart(runner, Watched);

        Feed(runner, 20, 1, sensor: "q1").ShouldBeEmpty();
        Restart(runner, Watched);
        Feed(runner, 51, 1, sensor: "q1").Order().ShouldBe(["raised", "raised"]);

        runner.Output.Events.ShouldContain(alarm => alarm.SensorId == "s1" && alarm.OccurredAt == Start.AddSeconds(50));
    }

    [Fact]
    public void WatchThatIsBackAfterItsAlarmEnded_RepeatsNoEvent()
    {
        TaskRunner runner = new(Rules(Watched), settings);
        Feed(runner, 0, 1);
        Feed(runner, 31, 1, sensor: "q1").Order().ShouldBe(["raised", "raised"]);
        Restart(runner, Other);
        Feed(runner, 40, 1, sensor: "q1").ShouldBeEmpty();
        Feed(runner, 101, 1, sensor: "q1").Order().ShouldBe(["rule_removed", "rule_removed"]);
        Restart(runner, Watched);

        Feed(runner, 110, 1, sensor: "q1").ShouldBeEmpty();
        Feed(runner, 200, 1, sensor: "q1").ShouldBe(["raised"]);
        Feed(runner, 201, 1).ShouldBeEmpty();
        Feed(runner, 232, 1, sensor: "q1").ShouldBe(["raised"]);

        runner.Output.Events.Select(alarm => alarm.EventId).ShouldBeUnique();
        runner.Output.Events[^2].SensorId.ShouldBe("s9");
        runner.Output.Events[^1].SensorId.ShouldBe("s1");
    }

    private static RuleSet Rules(string rule) => ScenarioRules.Load($$"""{"rules":[{{rule}}]}""").Rules!;

    private static void Restart(TaskRunner runner, string? rule = null)
    {
        runner.Commit();
        runner.Restart(rule is null ? null : Rules(rule));
    }

    private List<string> Feed(TaskRunner runner, int second, int value, string? mode = null, string sensor = "s1")
    {
        DateTime time = Start.AddSeconds(second);
        string labels = mode is null ? "" : $$""","labels":{"mode":"{{mode}}"}""";
        string json = string.Create(CultureInfo.InvariantCulture, $$"""{"ts":"{{time:O}}","t":{{value}}{{labels}}}""");
        IReadOnlyList<AlarmEvent> events =
            runner.Feed(offset++, Encoding.ASCII.GetBytes(sensor), Encoding.UTF8.GetBytes(json), time);
        events.SelectMany(EventContract.Broken).ShouldBeEmpty();
        return [.. events.Select(alarm => SnakeCase.Of(alarm.Event.ToString()))];
    }
}
