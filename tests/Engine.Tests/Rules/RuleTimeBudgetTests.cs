using System.Text;
using KafkaAlarms.Engine.Configuration.RulesFile;
using KafkaAlarms.Engine.Plugins;
using KafkaAlarms.Engine.Rules;
using KafkaAlarms.Engine.Tests.Support;
using Shouldly;
using Xunit;

namespace KafkaAlarms.Engine.Tests.Rules;

/// <summary>A rule that takes too long is counted, and called no more after repeats; its verdicts are kept.</summary>
public sealed class RuleTimeBudgetTests : IDisposable
{
    private const long EveryCallIsOver = -1;

    private static readonly DateTime Start = new(2026, 1, 1, 0, 0, 0, DateTimeKind.Utc);

    private readonly PluginSet plugins = PluginLoader.Load(TestPlugins.Folder("RuntimeFaults"));
    private readonly TaskRunner runner;
    private int second;

    public RuleTimeBudgetTests() => runner = new TaskRunner(RulesFileLoader.Load(
        """{"rules":[{"id":"slow","type":"dawdles-in-evaluate"}]}"""u8.ToArray(), "rules.json", plugins.Types, plugins.Hash).Rules!);

    public void Dispose() => plugins.Dispose();

    [Fact]
    public void Evaluate_OverTheBudget_KeepsTheVerdictAndCounts()
    {
        runner.Faults.TimeBudget = 20;

        Feed(90);

        runner.Output.Events.Count.ShouldBe(1);
        runner.Faults.Slow.ShouldBe(["slow"]);
        runner.Faults.Quarantined.ShouldBeEmpty();
    }

    [Fact]
    public void Evaluate_OverTheBudgetAgainAndAgain_IsQuarantined()
    {
        runner.Faults.TimeBudget = EveryCallIsOver;
        for (int i = 0; i < RuleRunner.FaultsUntilQuarantine; i++) Feed(10);

        Feed(90);

        runner.Faults.Quarantined.ShouldBe(["slow"]);
        runner.Faults.Slow.Count.ShouldBe(RuleRunner.FaultsUntilQuarantine);
        runner.Output.Events.ShouldBeEmpty();
    }

    [Fact]
    public void Evaluate_WithinTheBudgetInBetween_IsNotQuarantined()
    {
        runner.Faults.TimeBudget = EveryCallIsOver;
        for (int i = 1; i < RuleRunner.FaultsUntilQuarantine; i++) Feed(10);
        runner.Faults.TimeBudget = 60_000;
        Feed(10);
        runner.Faults.TimeBudget = EveryCallIsOver;

        Feed(90);

        runner.Faults.Quarantined.ShouldBeEmpty();
        runner.Output.Events.Count.ShouldBe(1);
    }

    private void Feed(int value)
    {
        DateTime time = Start.AddSeconds(second);
        byte[] bytes = Encoding.UTF8.GetBytes($$"""{"ts":"{{time:O}}","t":{{value}}}""");
        runner.Feed(second++, "s1"u8.ToArray(), bytes, time);
    }
}
