using System.Globalization;
using System.Text;
using KafkaAlarms.Engine.Configuration.RulesFile;
using KafkaAlarms.Engine.Model.Events;
using KafkaAlarms.Engine.Model.Rules;
using KafkaAlarms.Engine.Model.Text;
using KafkaAlarms.Engine.Tests.Scenarios;
using KafkaAlarms.Engine.Tests.Support;
using Shouldly;
using Xunit;

namespace KafkaAlarms.Engine.Tests.Raising;

/// <summary>What becomes of a level that is active or pending when a changed rules file lacks it.</summary>
public sealed class LackingLevelTests
{
    private const string HiHi = """ "hihi":{"limit":90,"severity":950,"off_delay":"5s"} """;
    private const string Hi = """ "hi":{"limit":80,"deadband":5} """;
    private const string Both = HiHi + "," + Hi;

    private static readonly DateTime Start = new(2026, 1, 1, 0, 0, 0, DateTimeKind.Utc);

    private long offset;

    [Fact]
    public void ShownLevelLacking_AnotherStillActive_IsShownAfterTheRemovalDelay()
    {
        TaskRunner runner = Run(Both, 0, 95);
        Change(runner, Hi);

        At(runner, 10, 94).ShouldBeEmpty();
        At(runner, 20, 93).ShouldBeEmpty();
        Wait(runner, 30).ShouldBeEmpty();
        Wait(runner, 130).ShouldBeEmpty();
        Wait(runner, 131).ShouldBe(["level_changed hi 600 before hihi 950 active"]);
        At(runner, 160, 70).ShouldBe(["cleared hi 600 before hi 600 normal"]);
        IsForgotten(runner);
    }

    [Fact]
    public void ShownLevelLacking_NothingElseActive_EndsWithRuleRemoved()
    {
        TaskRunner runner = Run(Both, 0, 95);
        Change(runner, Hi);

        At(runner, 10, 70).ShouldBeEmpty();
        Wait(runner, 30).ShouldBeEmpty();
        Wait(runner, 131).ShouldBe(["rule_removed hihi 950 normal"]);
        AlarmEvent removed = runner.Output.Events[^1];
        removed.Source!.Offset.ShouldBe(1);
        removed.Measurement!.Value.Number.ShouldBe(70);
        removed.OccurredAt.ShouldBe(Start.AddSeconds(130));
        IsForgotten(runner);
        At(runner, 160, 85).ShouldBe(["raised hi 600 active"]);
    }

    [Fact]
    public void ShownLevelLacking_ComesBackInTime_GoesOnAsIfNothingHadBeen()
    {
        TaskRunner runner = Run(Both, 0, 95);
        Change(runner, Hi);
        Wait(runner, 30).ShouldBeEmpty();
        Wait(runner, 140).ShouldBeEmpty();
        Change(runner, Both);

        At(runner, 145, 94).ShouldBeEmpty();
        Wait(runner, 1000).ShouldBeEmpty();
        At(runner, 1001, 85).ShouldBeEmpty();
        At(runner, 1006, 85).ShouldBe(["level_changed hi 600 before hihi 950 active"]);
    }

    [Fact]
    public void ShownLevelLacking_MoreSevereLevelGetsActive_IsShownAtOnce()
    {
        TaskRunner runner = Run(Hi, 0, 85);
        Change(runner, HiHi);

        At(runner, 10, 95).ShouldBe(["level_changed hihi 950 before hi 600 active"]);
        At(runner, 11, 60).ShouldBeEmpty();
        At(runner, 16, 60).ShouldBe(["level_changed hi 600 before hihi 950 active"]);
        AlarmEvent shown = runner.Output.Events[^1];
        shown.Condition.Limit.ShouldBeNull();
        Wait(runner, 30);
        Wait(runner, 151).ShouldBe(["rule_removed hi 600 normal"]);
    }

    [Fact]
    public void HiddenLevelLacking_IsForgottenWithoutAWord()
    {
        TaskRunner runner = Run(Both, 0, 95);
        Change(runner, HiHi);

        Wait(runner, 30).ShouldBeEmpty();
        Wait(runner, 151).ShouldBeEmpty();
        At(runner, 160, 70).ShouldBeEmpty();
        At(runner, 165, 70).ShouldBe(["cleared hihi 950 before hihi 950 normal"]);
        IsForgotten(runner);
    }

    [Fact]
    public void RunningDelayOfALackingLevel_GoesOnWhenTheLevelComesBack()
    {
        const string Delayed = """ "hi":{"limit":80,"on_delay":"60s"} """;
        TaskRunner runner = Run(Delayed, 0, 85);
        Change(runner, """ "lo":{"limit":10} """);
        At(runner, 20, 85).ShouldBeEmpty();
        Wait(runner, 40).ShouldBeEmpty();
        Change(runner, Delayed);

        At(runner, 60, 85).ShouldBe(["raised hi 600 active"]);
        runner.Output.Events[^1].Source!.Offset.ShouldBe(2);
    }

    [Fact]
    public void RunningDelayOfALackingLevel_IsForgottenAfterTheRemovalDelay()
    {
        const string Delayed = """ "hi":{"limit":80,"on_delay":"300s"} """;
        TaskRunner runner = Run(Delayed, 0, 85);
        Change(runner, """ "lo":{"limit":10} """);
        Wait(runner, 1).ShouldBeEmpty();
        Wait(runner, 400).ShouldBeEmpty();
        IsForgotten(runner);
    }

    [Fact]
    public void TimeOfLacking_SurvivesARestart()
    {
        TaskRunner runner = Run(Both, 0, 95);
        Change(runner, Hi);
        Wait(runner, 30).ShouldBeEmpty();
        Change(runner, Hi);

        Wait(runner, 140).ShouldBeEmpty();
        Wait(runner, 151).ShouldBe(["level_changed hi 600 before hihi 950 active"]);
    }

    [Fact]
    public void OverrideWithoutTheLevel_ByLabels_EndsNothingWhileBothKindsOfRecordsCome()
    {
        RuleSet rules = Rules($$"""
            {"rules":[{"id":"r","type":"limits","levels":{ {{Both}} },
              "overrides":[ {"where":{"mode":"test"},"levels":{"hihi":null} } ] } ] }
            """);
        TaskRunner runner = new(rules);
        At(runner, 0, 95, "run").ShouldBe(["raised hihi 950 active"]);
        for (int second = 10; second < 400; second += 20)
        {
            At(runner, second, 95, "test").ShouldBeEmpty();
            Wait(runner, second + 1).ShouldBeEmpty();
            At(runner, second + 10, 95, "run").ShouldBeEmpty();
        }

        At(runner, 401, 95, "test").ShouldBeEmpty();
        Wait(runner, 401).ShouldBeEmpty();
        Wait(runner, 522).ShouldBe(["level_changed hi 600 before hihi 950 active"]);
    }

    [Fact]
    public void SeverityChanged_WhileShown_ClearsAsItWasShown()
    {
        TaskRunner runner = Run(Hi, 0, 85);
        Change(runner, """ "hi":{"limit":80,"severity":700} """);
        At(runner, 10, 70).ShouldBe(["cleared hi 600 before hi 600 normal"]);
    }

    [Fact]
    public void LevelsLackingTogether_EndInOneEvent()
    {
        TaskRunner runner = Run(Both + """, "lo":{"limit":10}""", 0, 95);
        Change(runner, """ "lo":{"limit":10} """);

        Wait(runner, 10).ShouldBeEmpty();
        Wait(runner, 131).ShouldBe(["rule_removed hihi 950 normal"]);
        IsForgotten(runner);
    }

    [Fact]
    public void DelayThatRunsOutBeforeTheLevelEnds_HasItsEventFirst()
    {
        TaskRunner runner = Run(Both, 0, 85);
        Change(runner, """ "hihi":{"limit":90,"severity":950,"on_delay":"60s"} """);
        Wait(runner, 10).ShouldBeEmpty();
        At(runner, 20, 95).ShouldBeEmpty();

        Wait(runner, 500).ShouldBe(["level_changed hihi 950 before hi 600 active"]);
        runner.Output.Events[^1].OccurredAt.ShouldBe(Start.AddSeconds(80));
    }

    private TaskRunner Run(string levels, int second, double value)
    {
        TaskRunner runner = new(Levels(levels));
        At(runner, second, value);
        return runner;
    }

    private static void Change(TaskRunner runner, string levels)
    {
        runner.Commit(memoryBlocks: 1);
        runner.Restart(Levels(levels));
    }

    private List<string> At(TaskRunner runner, int second, double value, string? mode = null)
    {
        DateTime time = Start.AddSeconds(second);
        string labels = mode is null ? "" : $$""","labels":{"mode":"{{mode}}"}""";
        string json = string.Create(CultureInfo.InvariantCulture, $$"""{"ts":"{{time:O}}","t":{{value}}{{labels}}}""");
        return Lines(runner.Feed(offset++, "s1"u8.ToArray(), Encoding.UTF8.GetBytes(json), time));
    }

    private static List<string> Wait(TaskRunner runner, int second) =>
        Lines(runner.AdvanceKafkaTime(Start.AddSeconds(second)));

    private static List<string> Lines(IReadOnlyList<AlarmEvent> events)
    {
        events.SelectMany(EventContract.Broken).ShouldBeEmpty();
        return [.. events.Select(Line)];
    }

    private static string Line(AlarmEvent alarm)
    {
        string before = alarm.PreviousLevel is { } level ? $" before {Word(level)} {alarm.PreviousSeverity}" : "";
        return $"{SnakeCase.Of(alarm.Event.ToString())} {Word(alarm.Level!.Value)} {alarm.Severity}{before} "
            + (alarm.Active ? "active" : "normal");
    }

    private static string Word(EventLevel level) => level.ToString().ToLowerInvariant();

    /// <summary>Nothing of the alarm is left in the state topic, and nothing was wrong with an event.</summary>
    private static void IsForgotten(TaskRunner runner)
    {
        runner.Commit();
        (byte[] Key, byte[]? Value) last = runner.Output.State.Last(record => record.Key[0] != (byte)'_');
        last.Value.ShouldBeNull();
        runner.Task.Conditions.ShouldBeEmpty();
        runner.Output.Violations.ShouldBeEmpty();
    }

    private static RuleSet Levels(string levels) =>
        Rules($$"""{"rules":[{"id":"r","type":"limits","levels":{ {{levels}} } }]}""");

    private static RuleSet Rules(string json)
    {
        RulesFileResult result = ScenarioRules.Load(json);
        result.Problems.ShouldBeEmpty();
        return result.Rules!;
    }
}
