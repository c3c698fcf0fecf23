using KafkaAlarms.Rules;
using KafkaAlarms.Samples.Limits;
using Shouldly;
using Xunit;

namespace KafkaAlarms.SampleRules.Tests;

public sealed class LimitsRuleTests
{
    [Fact]
    public void Configure_Always_DeclaresOneConditionPerMeasurementWithTheLevels()
    {
        RuleRun run = new(new LimitsRule(), null, Limit.Hi(80), Limit.HiHi(95));

        Condition condition = run.Setup.Conditions.ShouldHaveSingleItem();

        (condition.Name, condition.Type, run.Setup.ReadsLevels).ShouldBe((null, ConditionType.Limit, true));
        condition.Limits.Select(limit => limit.Level).ShouldBe([AlarmLevel.HiHi, AlarmLevel.Hi]);
    }

    [Theory]
    [InlineData(96, Judgement.Active, Judgement.Active)]
    [InlineData(90, Judgement.Active, Judgement.Normal)]
    [InlineData(79, Judgement.Hold, Judgement.Normal)]
    [InlineData(78, Judgement.Normal, Judgement.Normal)]
    public void Evaluate_Number_IsJudgedAgainstEachLevel(double value, Judgement hi, Judgement hiHi)
    {
        RuleRun run = new(new LimitsRule(), null, Limit.Hi(80, deadband: 2), Limit.HiHi(95));

        Judgements judgements = run.At(0, Sample.OfNumber("t", value)).ShouldHaveSingleItem().Judgements;

        (judgements[AlarmLevel.Hi], judgements[AlarmLevel.HiHi]).ShouldBe((hi, hiHi));
    }

    [Fact]
    public void Evaluate_SeveralMeasurements_JudgesTheSelectedNumbersOnly()
    {
        RuleRun run = new(new LimitsRule(), null, Limit.Hi(80));
        Sample[] samples =
        [
            Sample.OfNumber("a", 81),
            Sample.OfNumber("b", 81),
            Sample.OfText("c", "hot"),
            Sample.OfBoolean("d", true),
        ];

        run.At(0, samples, selected: [1, 2, 3]).Select(verdict => verdict.SampleIndex).ShouldBe([1]);
    }

    [Fact]
    public void Evaluate_NoLevels_IsNeverActive() =>
        new RuleRun(new LimitsRule()).At(0, Sample.OfNumber("a", 1e300))
            .ShouldAllBe(verdict => verdict.Judgements.IsEmpty);

    [Fact]
    public void Evaluate_Number_AllocatesNothing()
    {
        LimitsRule rule = new();
        rule.Configure(new RuleSetup(new RuleSettings(null), [Limit.Hi(80), Limit.Lo(10)]));
        Sample[] samples = [Sample.OfNumber("a", 20)];
        int[] selected = [0];
        Verdict[] buffer = new Verdict[4];
        Evaluate(rule, samples, selected, buffer);

        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int i = 0; i < 1_000; i++) Evaluate(rule, samples, selected, buffer);

        (GC.GetAllocatedBytesForCurrentThread() - before).ShouldBe(0);
    }

    private static void Evaluate(LimitsRule rule, Sample[] samples, int[] selected, Verdict[] buffer)
    {
        SensorRecord record = new(null!, RuleRun.Start, samples, selected, default);
        Verdicts verdicts = new(buffer);
        rule.Evaluate(in record, ref verdicts);
    }
}
