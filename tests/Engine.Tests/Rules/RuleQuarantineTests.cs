using KafkaAlarms.Engine.Model.Events;
using KafkaAlarms.Engine.Model.Records;
using KafkaAlarms.Engine.Model.Rules;
using KafkaAlarms.Engine.Rules;
using KafkaAlarms.Engine.Tests.Support;
using Shouldly;
using Xunit;

namespace KafkaAlarms.Engine.Tests.Rules;

/// <summary>A rule that fails again and again is left alone; the others never notice.</summary>
public sealed class RuleQuarantineTests : IDisposable
{
    private readonly RuleBench bench = new("RuntimeFaults");

    [Fact]
    public void Evaluate_HundredFaultsInARow_QuarantinesTheRuleAndTheOthersGoOn()
    {
        TaskRunner runner = Open("throws-in-evaluate");

        for (int record = 0; record < RuleRunner.FaultsUntilQuarantine - 1; record++) bench.Feed(runner, record % 2 == 0 ? 90 : 10);
        runner.Faults.Quarantined.ShouldBeEmpty();
        for (int record = 0; record < 51; record++) bench.Feed(runner, record % 2 == 0 ? 10 : 90);

        runner.Faults.Quarantined.ShouldBe(["bad"]);
        runner.Faults.Faults.Count.ShouldBe(RuleRunner.FaultsUntilQuarantine, "it is not called any more");
        runner.Output.Events.Count.ShouldBe(150, "each record raises or clears");
        runner.Output.Events.ShouldAllBe(e => e.Rule.Id == "good");
        runner.Counters.Published(RecordOutcome.Evaluated).ShouldBe(150);
    }

    [Fact]
    public void Evaluate_OneSoundRecordAmongFaults_CountsFromTheBeginning()
    {
        TaskRunner runner = Open("fragile");

        for (int record = 0; record < RuleRunner.FaultsUntilQuarantine - 1; record++) bench.Feed(runner, -1 - record);
        bench.Feed(runner, 90);
        for (int record = 0; record < RuleRunner.FaultsUntilQuarantine - 1; record++) bench.Feed(runner, -1 - record);
        runner.Faults.Quarantined.ShouldBeEmpty();
        bench.Feed(runner, 1);

        runner.Output.Events.Where(e => e.Rule.Id == "bad").Select(e => e.Event)
            .ShouldBe([AlarmEventKind.Raised, AlarmEventKind.Cleared]);
    }

    [Fact]
    public void Evaluate_FaultsOfManySensorsWithOverridesOfTheirOwn_CountTogether()
    {
        IEnumerable<string> overrides = Enumerable.Range(0, 20).Select(i => $$"""{"sensors": ["s{{i}}"], "severity": {{i + 1}} }""");
        TaskRunner runner = Open("fragile", $""", "overrides": [{string.Join(',', overrides)}]""");

        for (int record = 0; record < RuleRunner.FaultsUntilQuarantine - 1; record++) bench.Feed(runner, -1 - record, $"s{record % 20}");
        runner.Faults.Quarantined.ShouldBeEmpty();
        for (int record = 0; record < 40; record++) bench.Feed(runner, -200 - record, $"s{record % 20}");

        runner.Faults.Quarantined.ShouldBe(["bad"]);
        runner.Faults.Faults.Count.ShouldBe(RuleRunner.FaultsUntilQuarantine, "none of its variants is called any more");
    }

    [Fact]
    public void AdvanceKafkaTime_DelayOfARuleThatIsNotCalled_DoesNotRunOut()
    {
        TaskRunner runner = Open("fragile", ""","off_delay": "10m" """);
        bench.Feed(runner, 90);
        bench.Feed(runner, 1);
        for (int record = 0; record < RuleRunner.FaultsUntilQuarantine; record++) bench.Feed(runner, -1 - record);
        runner.Faults.Quarantined.ShouldBe(["bad"]);

        runner.AdvanceKafkaTime(SensorFeed.Start.AddHours(5)).ShouldNotContain(e => e.Rule.Id == "bad", "nobody knows whether it is over");

        runner.Output.Events.Where(e => e.Rule.Id == "bad").Select(e => e.Event).ShouldBe([AlarmEventKind.Raised]);
    }

    public void Dispose() => bench.Dispose();

    private TaskRunner Open(string type, string more = "") =>
        new(bench.Rules(type, more, new RuleType("fragile", "1.0.0", "Tests", "1.0.0", "", () => new FragileRule())));
}
