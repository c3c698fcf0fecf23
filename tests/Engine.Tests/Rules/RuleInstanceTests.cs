using KafkaAlarms.Engine.Model.Events;
using KafkaAlarms.Engine.Model.Records;
using KafkaAlarms.Engine.Model.Rules;
using KafkaAlarms.Engine.Rules;
using KafkaAlarms.Engine.Tests.Support;
using Shouldly;
using Xunit;

namespace KafkaAlarms.Engine.Tests.Rules;

/// <summary>A rule that was sound on trial and cannot be made for a stream thread hurts only itself.</summary>
public sealed class RuleInstanceTests : IDisposable
{
    private readonly RuleBench bench = new("InstanceFaults");

    public void Dispose() => bench.Dispose();

    [Theory]
    [InlineData("throws-when-made-again", "InvalidOperationException: There is one already.")]
    [InlineData("throws-when-configured-again", "InvalidOperationException: It is configured already.")]
    public void Feed_RuleThatCannotBeMadeAgain_IsLeftOutAndTheOthersDecide(string type, string cause)
    {
        TaskRunner runner = new(bench.Rules(type));

        for (int record = 0; record < 10; record++) bench.Feed(runner, record % 2 == 0 ? 90 : 10, $"s{record % 3}");
        runner.Commit();

        runner.Faults.Unmade.ShouldBe([("bad", cause)], "once, not for each sensor or record");
        runner.Faults.Faults.ShouldBeEmpty();
        runner.Output.Events.ShouldNotBeEmpty();
        runner.Output.Events.ShouldAllBe(e => e.Rule.Id == "good");
        runner.Counters.Published(RecordOutcome.Evaluated).ShouldBe(10);
    }

    [Fact]
    public void Restart_RuleThatCannotBeMadeNow_KeepsItsAlarmAsItIs_UntilItCan()
    {
        RuleType fragile = new("fragile", "1.0.0", "Tests", "1.0.0", "", () => new FragileRule());
        bool isBroken = false;
        RuleType broken = fragile with { Create = () => isBroken ? throw new InvalidOperationException("why") : new FragileRule() };
        TaskRunner runner = new(bench.Rules("fragile", others: fragile));
        bench.Feed(runner, 90);
        runner.Commit(memoryBlocks: 1);
        AlarmEvent raised = runner.Output.Events.Single(e => e.Rule.Id == "bad");

        RuleSet changed = bench.Rules("fragile", others: broken);
        isBroken = true;
        runner.Restart(changed);
        runner.AdvanceKafkaTime(SensorFeed.Start.AddHours(1));
        bench.Second = 7_200;
        bench.Feed(runner, 1);
        runner.Commit(memoryBlocks: 1);
        runner.Faults.Unmade.ShouldBe([("bad", "InvalidOperationException: why")]);
        runner.Output.Events.Where(e => e.Rule.Id == "bad").ShouldBe([raised], "nobody knows whether it is over");

        isBroken = false;
        runner.Restart(changed);
        bench.Second = 10_800;
        bench.Feed(runner, 1);
        AlarmEvent cleared = runner.Output.Events.Last(e => e.Rule.Id == "bad");
        cleared.Event.ShouldBe(AlarmEventKind.Cleared);
        cleared.AlarmId.ShouldBe(raised.AlarmId);
    }

    [Fact]
    public void New_RuleHeldForItsConfigure_IsNotEvenMade()
    {
        int made = 0;
        RuleType counted = new("counted", "1.0.0", "Tests", "1.0.0", "", () =>
        {
            made++;
            return new FragileRule();
        });
        RuleEntry entry = bench.Rules("counted", others: counted).Rules[0];
        made = 0;
        RuleFaultLog faults = new();
        faults.Held["bad"] = RuleStep.Configure;

        RuleRunner held = new(entry, entry.Base, faults);

        made.ShouldBe(0);
        held.IsQuarantined.ShouldBeTrue();
        faults.Held["bad"] = RuleStep.Evaluate;
        new RuleRunner(entry, entry.Base, faults).Plans.Length.ShouldBe(1, "what it declares is known then");
        made.ShouldBe(1);
    }

    [Fact]
    public void New_WhileTheRuleIsConfigured_ShowsItToTheWatchdog()
    {
        RuleFaultLog faults = new() { Watched = new RuleCall() };
        List<(string? Rule, RuleStep Step)> seen = [];
        RuleType looking = new("looking", "1.0.0", "Tests", "1.0.0", "", () =>
        {
            seen.Add((faults.Call.Rule?.Id, faults.Call.Step));
            return new FragileRule();
        });
        RuleEntry entry = bench.Rules("looking", others: looking).Rules[0];
        seen.Clear();

        _ = new RuleRunner(entry, entry.Base, faults);

        seen.ShouldBe([("bad", RuleStep.Configure)]);
        faults.Call.Rule.ShouldBeNull();
        faults.Call.Step.ShouldBe(RuleStep.Evaluate);
    }
}
