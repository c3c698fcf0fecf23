using KafkaAlarms.Engine.Model.Rules;
using KafkaAlarms.Engine.Rules;
using KafkaAlarms.Engine.RuleSets;
using KafkaAlarms.Engine.Tests.Plugins;
using KafkaAlarms.Engine.Tests.Support;
using Shouldly;
using Xunit;

namespace KafkaAlarms.Engine.Tests;

/// <summary>One call that goes on for all looks is a rule that hangs; many short ones are none.</summary>
public sealed class RuleWatchdogTests : IDisposable
{
    /// <summary>One look begins, and two a second follow.</summary>
    private const int LooksUntilHung = 1 + 6;

    private static readonly RuleEntry Stuck = new("stuck", new RuleType("type", "1.0.0", "a", "1.0.0", "", null!), null!, [], []);

    private readonly PluginRoot folder = new();
    private readonly LogLines log = new();
    private readonly RuleCall call = new();
    private readonly HeldRules held;
    private readonly RuleWatchdog watchdog;

    public RuleWatchdogTests()
    {
        held = new HeldRules(folder.Path);
        watchdog = new RuleWatchdog(TimeSpan.FromSeconds(3), held, log, TimeProvider.System);
        watchdog.Watch(2, call);
        call.Add(Stuck);
    }

    public void Dispose() => folder.Dispose();

    [Fact]
    public void Look_OneCallThatGoesOn_NamesTheThreadAndRemembersTheRule()
    {
        call.Enter(0);

        Looks(LooksUntilHung - 1).ShouldAllBe(thread => thread == null);
        Looks(1).ShouldBe([2]);

        held.Find(Stuck)!.Cause.ShouldBe("did not return from Evaluate for 3 s");
        held.Find(Stuck)!.Step.ShouldBe(RuleStep.Evaluate);
        log.Complaints.ShouldHaveSingleItem().ShouldContain("KA3005 rule stuck");
    }

    [Fact]
    public void Look_ConfigureThatGoesOn_RemembersThatTheRuleMustNotEvenBeMade()
    {
        call.EnterConfigure(0);

        Looks(LooksUntilHung)[^1].ShouldBe(2);

        new HeldRules(folder.Path).Find(Stuck)!.Step.ShouldBe(RuleStep.Configure);
        log.Complaints.ShouldHaveSingleItem().ShouldContain("has not returned from Configure for 3 s");
    }

    [Fact]
    public void Look_CallsThatReturn_AreNone()
    {
        for (int i = 0; i < 20; i++)
        {
            call.Enter(0);
            Looks(LooksUntilHung - 1).ShouldAllBe(thread => thread == null);
            call.Leave();
            if (i % 2 == 0) Looks(1).ShouldBe([null]);
        }

        log.Complaints.ShouldBeEmpty();
    }

    [Fact]
    public void Look_ThreadThatTookOtherRules_CountsAnew()
    {
        call.Enter(0);
        Looks(LooksUntilHung - 1);
        RuleCall other = new();
        other.Add(Stuck);
        other.Enter(0);

        watchdog.Watch(2, other);

        Looks(LooksUntilHung - 1).ShouldAllBe(thread => thread == null);
        Looks(1).ShouldBe([2]);
    }

    [Fact]
    public void Look_FolderThatCannotBeWritten_StillNamesTheRule()
    {
        File.WriteAllText(folder.At("file"), "");
        RuleWatchdog other = new(TimeSpan.FromSeconds(3), new HeldRules(folder.At("file")), log, TimeProvider.System);
        other.Watch(0, call);
        call.Enter(0);

        int?[] found = [.. Enumerable.Range(0, LooksUntilHung).Select(_ => other.Look())];

        found[^1].ShouldBe(0);
        log.Complaints.Count().ShouldBe(2);
    }

    private int?[] Looks(int times) => [.. Enumerable.Range(0, times).Select(_ => watchdog.Look())];
}
