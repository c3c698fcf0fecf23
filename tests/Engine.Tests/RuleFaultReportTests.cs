using KafkaAlarms.Engine.Configuration.Options;
using KafkaAlarms.Engine.Model.Rules;
using KafkaAlarms.Engine.Observability;
using KafkaAlarms.Engine.Rules;
using KafkaAlarms.Engine.RuleSets;
using KafkaAlarms.Engine.Tests.Plugins;
using KafkaAlarms.Engine.Tests.Support;
using Shouldly;
using Xunit;

namespace KafkaAlarms.Engine.Tests;

/// <summary>A rule that is not called any more stands in the log once, in health and in the metrics until rules are
/// loaded anew.</summary>
public sealed class RuleFaultReportTests : IDisposable
{
    private static readonly RuleEntry Stuck = new("bad", new RuleType("type", "1.0.0", "a", "1.0.0", "", null!), null!, [], []);

    private readonly PluginRoot folder = new();
    private readonly LogLines log = new();
    private readonly EngineMetrics metrics = new();
    private readonly HeldRules held;
    private readonly ThreadContext context;

    public RuleFaultReportTests()
    {
        held = new HeldRules(folder.Path);
        context = new ThreadContext(
            new EngineSettings(),
            null!, held, null!, null!, null!, metrics, log, new RepeatLimiter(TimeProvider.System), TimeProvider.System);
    }

    public void Dispose() => folder.Dispose();

    [Fact]
    public void OnQuarantined_OnEachThread_SaysSoOnce()
    {
        new RuleFaultReport(context).OnQuarantined("bad", "failed");
        new RuleFaultReport(context).OnQuarantined("bad", "failed");

        log.Complaints.ShouldHaveSingleItem()
            .ShouldStartWith("3002 KA3002 rule bad is quarantined: on 100 records in a row it failed. The other rules go on.");
        metrics.Health.Warnings["rule bad"].ShouldBe("KA3002 is quarantined: on 100 records in a row it failed");
        metrics.Health.Reasons.ShouldNotContainKey("rule bad", "the others go on");
    }

    [Fact]
    public async Task OnUnmade_Always_CountsAFaultAndShowsTheRuleAsQuarantined()
    {
        new RuleFaultReport(context).OnUnmade("bad", "InvalidOperationException: Twice.");

        log.Complaints.ShouldHaveSingleItem().ShouldStartWith(
            "3002 KA3002 rule bad is quarantined: it could not be made for a stream thread, with InvalidOperationException: Twice. The");
        string text = await TextAsync();
        text.ShouldContain("kafka_alarms_rule_quarantined_state{rule=\"bad\"} 1");
        text.ShouldContain("kafka_alarms_rule_faults_total{rule=\"bad\"} 1");
    }

    [Fact]
    public async Task RuleSetReloaded_AfterAQuarantine_TakesItBack()
    {
        metrics.Health.Warn("rules", "another matter");
        new RuleFaultReport(context).OnQuarantined("bad", "failed");

        metrics.RuleSetReloaded("hash");

        metrics.Health.Warnings.Keys.ShouldBe(["rules"]);
        (await TextAsync()).ShouldNotContain("kafka_alarms_rule_quarantined_state{");
        new RuleFaultReport(context).OnQuarantined("bad", "failed");
        log.Complaints.Count().ShouldBe(2, "it is another rule set");
    }

    [Theory]
    [InlineData(RuleStep.Evaluate)]
    [InlineData(RuleStep.Configure)]
    internal void HeldFor_RuleThatDidNotReturn_TellsFromWhatAndSaysSoOnce(RuleStep step)
    {
        DateTime since = new(2026, 1, 1, 0, 0, 0, DateTimeKind.Utc);
        held.Add(new HeldRule("bad", "type", "1.0.0", "did not return", since, step));

        new RuleFaultReport(context).HeldFor(Stuck).ShouldBe(step);
        new RuleFaultReport(context).HeldFor(Stuck).ShouldBe(step);

        log.Complaints.ShouldHaveSingleItem().ShouldContain("KA3005 rule bad, version 1.0.0, is not called since 2026-01-01");
        metrics.Health.Warnings["rule bad"].ShouldBe(
            $"KA3005 is not called since 2026-01-01T00:00:00.0000000Z: it did not return; {held.Path} remembers it");
    }

    [Fact]
    public void HeldFor_RuleLetGoSinceItWasLoaded_WaitsForTheNextLoad()
    {
        RuleEntry unjudged = new("bad", Stuck.Type with { IsHeld = true }, null!, [], []);

        new RuleFaultReport(context).HeldFor(unjudged).ShouldBe(RuleStep.Configure);

        metrics.Health.Warnings["rule bad"].ShouldBe("KA3005 is not called before the next start or reload");
    }

    [Fact]
    public void HeldFor_AnotherRule_IsNone() => new RuleFaultReport(context).HeldFor(Stuck).ShouldBeNull();

    private async Task<string> TextAsync()
    {
        using MemoryStream text = new();
        await metrics.Registry.CollectAndExportAsTextAsync(text, TestContext.Current.CancellationToken);
        return System.Text.Encoding.UTF8.GetString(text.ToArray());
    }
}
