using KafkaAlarms.Engine.Rules;
using KafkaAlarms.Engine.Tests.Support;
using Shouldly;
using Xunit;

namespace KafkaAlarms.Engine.Tests.Rules;

/// <summary>Verdicts that make no sense, or cost too much memory, are discarded and counted; the rule beside them
/// decides on every record.</summary>
public sealed class RuleNonsenseTests : IDisposable
{
    private const double MoreThanAnArrayHolds = 1e12;
    private const int Enough = 20_000;

    private readonly RuleBench bench = new("RuntimeFaults");

    public void Dispose() => bench.Dispose();

    [Theory]
    [InlineData("sample", "a verdict on a sample that is not in the record")]
    [InlineData("foreign", "a verdict on a condition it did not declare")]
    [InlineData("limit", "ArgumentOutOfRangeException: ")]
    [InlineData("judgement", "ArgumentOutOfRangeException: There is no such judgement.")]
    [InlineData("many", "more than 4096 verdicts on one record")]
    public void Evaluate_VerdictThatMakesNoSense_IsDiscardedAndCounted(string kind, string cause)
    {
        TaskRunner runner = Open("reports-nonsense", $"\"kind\": \"{kind}\"");

        for (int record = 0; record < RuleRunner.FaultsUntilQuarantine + 10; record++) Feed(runner);

        runner.Faults.Faults.Count.ShouldBe(RuleRunner.FaultsUntilQuarantine);
        runner.Faults.Faults.ShouldAllBe(fault => fault.RuleId == "bad" && fault.Cause.StartsWith(cause));
        runner.Faults.Quarantined.ShouldBe(["bad"]);
        runner.Output.Events.Count.ShouldBe(bench.Second, "each record raises or clears");
        runner.Output.Events.ShouldAllBe(e => e.Rule.Id == "good");
    }

    [Fact]
    public void Evaluate_MoreMemoryThanThereIs_IsDiscardedAndCounted()
    {
        TaskRunner runner = Open("allocates-wildly", $"\"bytes\": {MoreThanAnArrayHolds}");

        Feed(runner);
        Feed(runner);

        runner.Faults.Faults.Select(fault => fault.Cause).ShouldAllBe(cause => cause.StartsWith("OutOfMemoryException: "));
        runner.Output.Events.Count.ShouldBe(2);
        runner.Output.Events.ShouldAllBe(e => e.Rule.Id == "good");
    }

    [Fact]
    public void Evaluate_MegabytesForEachRecord_IsFoundAndQuarantined()
    {
        TaskRunner runner = Open("allocates-wildly", "\"bytes\": 4194304");

        while (runner.Faults.Quarantined.Count == 0 && bench.Second < Enough) Feed(runner);

        runner.Faults.Quarantined.ShouldBe(["bad"]);
        runner.Faults.Faults.Count.ShouldBe(RuleRunner.FaultsUntilQuarantine);
        runner.Faults.Faults.ShouldAllBe(fault => fault.Cause.EndsWith(" bytes allocated for one record, more than its 1048576"));
        runner.Output.Events.Count(e => e.Rule.Id == "good").ShouldBe(bench.Second);
    }

    [Theory]
    [InlineData(3 << 20, false)]
    [InlineData(1 << 20, true)]
    public void Evaluate_WhileTheThreadIsMeasured_BlamesOnlyWhoIsOverItsBudget(int budget, bool isOver)
    {
        TaskRunner runner = Open("allocates-wildly", "\"bytes\": 2097152");
        runner.Faults.AllocationBudget = budget;
        GC.KeepAlive(new byte[2 << 20]);
        runner.Faults.Allocations.Look(RuleClock.Now + 3_600_000);

        Feed(runner);

        runner.Faults.Faults.Count.ShouldBe(isOver ? 1 : 0);
        runner.Output.Events.Count(e => e.Rule.Id == "bad").ShouldBe(isOver ? 0 : 1);
        runner.Output.Events.Count(e => e.Rule.Id == "good").ShouldBe(1);
    }

    [Fact]
    public void Look_ThreadThatAllocatesLittle_IsNotMeasured()
    {
        AllocationWatch watch = new();
        watch.Look(0);
        watch.Look(2_000);
        watch.IsMeasuring.ShouldBeFalse();

        GC.KeepAlive(new byte[2 << 20]);
        watch.Look(2_010);
        watch.IsMeasuring.ShouldBeTrue();
        watch.Look(3_000);
        watch.IsMeasuring.ShouldBeTrue();
        watch.Look(3_010);
        watch.IsMeasuring.ShouldBeFalse();
    }

    private TaskRunner Open(string type, string setting) =>
        new(bench.Rules(type, $$""", "settings": { {{setting}} }"""));

    /// <summary>A sample that raises the good rule's alarm, or clears it.</summary>
    private void Feed(TaskRunner runner) => bench.Feed(runner, bench.Second % 2 == 0 ? 90 : 10);
}
