using System.Text;
using KafkaAlarms.Engine.Configuration.RulesFile;
using KafkaAlarms.Engine.Model.Events;
using KafkaAlarms.Engine.Model.Records;
using KafkaAlarms.Engine.Model.Rules;
using KafkaAlarms.Engine.Plugins;
using KafkaAlarms.Engine.Rules;
using KafkaAlarms.Engine.Tests.Support;
using Shouldly;
using Xunit;

namespace KafkaAlarms.Engine.Tests.Rules;

/// <summary>A rule that was sound on trial and cannot be made for a stream thread hurts only itself.</summary>
public sealed class RuleInstanceTests : IDisposable
{
    private readonly PluginSet samples = SamplePlugins.Load();
    private readonly PluginSet faulty = PluginLoader.Load(TestPlugins.Folder("InstanceFaults"));
    private int second;

    public void Dispose()
    {
        samples.Dispose();
        faulty.Dispose();
    }

    [Theory]
    [InlineData("throws-when-made-again", "InvalidOperationException: There is one already.")]
    [InlineData("throws-when-configured-again", "InvalidOperationException: It is configured already.")]
    public void Feed_RuleThatCannotBeMadeAgain_IsLeftOutAndTheOthersDecide(string type, string cause)
    {
        TaskRunner runner = new(Rules([.. samples.Types, .. faulty.Types], type));

        for (int record = 0; record < 10; record++) Feed(runner, record % 2 == 0 ? 90 : 10, $"s{record % 3}");
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
        TaskRunner runner = new(Rules([.. samples.Types, fragile], "fragile"));
        Feed(runner, 90);
        runner.Commit(memoryBlocks: 1);
        AlarmEvent raised = runner.Output.Events.Single(e => e.Rule.Id == "bad");

        RuleSet changed = Rules([.. samples.Types, broken], "fragile");
        isBroken = true;
        runner.Restart(changed);
        runner.AdvanceKafkaTime(SensorFeed.Start.AddHours(1));
        second = 7_200;
        Feed(runner, 1);
        runner.Commit(memoryBlocks: 1);
        runner.Faults.Unmade.ShouldBe([("bad", "InvalidOperationException: why")]);
        runner.Output.Events.Where(e => e.Rule.Id == "bad").ShouldBe([raised], "nobody knows whether it is over");

        isBroken = false;
        runner.Restart(changed);
        second = 10_800;
        Feed(runner, 1);
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
        RuleEntry entry = Rules([.. samples.Types, counted], "counted").Rules[0];
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
        RuleEntry entry = Rules([.. samples.Types, looking], "looking").Rules[0];
        seen.Clear();

        _ = new RuleRunner(entry, entry.Base, faults);

        seen.ShouldBe([("bad", RuleStep.Configure)]);
        faults.Call.Rule.ShouldBeNull();
        faults.Call.Step.ShouldBe(RuleStep.Evaluate);
    }

    private static RuleSet Rules(IReadOnlyList<RuleType> types, string type)
    {
        string file =
            $$"""
            {"rules": [{"id": "bad", "type": "{{type}}", "measurement": "t", "severity": 500},
                       {"id": "good", "type": "limits", "measurement": "t", "levels": {"hi": {"limit": 80} } }]}
            """;
        RulesFileResult loaded = RulesFileLoader.Load(Encoding.UTF8.GetBytes(file), "rules.json", types, "hash");
        return loaded.Rules ?? throw new InvalidOperationException(string.Join('\n', loaded.Problems));
    }

    private void Feed(TaskRunner runner, double value, string sensor = "s1")
    {
        DateTime time = SensorFeed.Start.AddSeconds(second);
        byte[] bytes = Encoding.UTF8.GetBytes($$"""{"ts": "{{time:O}}", "t": {{value}} }""");
        runner.Feed(second++, Encoding.UTF8.GetBytes(sensor), bytes, time);
        runner.Commit();
    }
}
