using KafkaAlarms.Rules;
using KafkaAlarms.Samples.SpindlePower;
using Shouldly;
using Xunit;

namespace KafkaAlarms.SampleRules.Tests;

public sealed class SpindlePowerRuleTests
{
    private readonly RuleRun run = new(new SpindlePowerRule());

    [Fact]
    public void Evaluate_BothInOneRecord_ReportsTheirPowerInWatt()
    {
        Verdict verdict = run.At(0, Torque(60), Speed(1_000)).ShouldHaveSingleItem();

        verdict.Value.ShouldBe(6_283.185, tolerance: 0.001);
        verdict.SampleIndex.ShouldBe(Verdict.WholeRecord);
    }

    [Theory]
    [InlineData(90, Judgement.Active, Judgement.Normal)]
    [InlineData(85, Judgement.Hold, Judgement.Normal)]
    [InlineData(60, Judgement.Normal, Judgement.Normal)]
    [InlineData(30, Judgement.Normal, Judgement.Active)]
    public void Evaluate_Power_IsJudgedAgainstBothLimits(double torque, Judgement high, Judgement low)
    {
        Judgements judgements = run.At(0, Torque(torque), Speed(1_000)).ShouldHaveSingleItem().Judgements;

        (judgements[AlarmLevel.Hi], judgements[AlarmLevel.Lo]).ShouldBe((high, low));
    }

    [Fact]
    public void Evaluate_SecondHalfWithinMaxAge_IsCombinedWithTheFirst()
    {
        run.At(0, Torque(90)).ShouldBeEmpty();

        run.At(5, Speed(1_000)).ShouldHaveSingleItem().Judgements[AlarmLevel.Hi].ShouldBe(Judgement.Active);
    }

    [Fact]
    public void Evaluate_FirstHalfTooOld_SaysNothing()
    {
        run.At(0, Torque(90));

        run.At(6, Speed(1_000)).ShouldBeEmpty();
    }

    [Fact]
    public void Evaluate_RecordWithNeither_SaysNothing()
    {
        run.At(0, Torque(90), Speed(1_000));

        run.At(1, Sample.OfNumber("temperature", 20)).ShouldBeEmpty();
    }

    [Fact]
    public void Evaluate_OtherUnit_SaysNothing() =>
        run.At(0, Sample.OfNumber("torque", 90, "[lbf_av].[ft_i]"), Speed(1_000)).ShouldBeEmpty();

    [Fact]
    public void Evaluate_NoUnit_IsAccepted() =>
        run.At(0, Sample.OfNumber("torque", 90), Sample.OfNumber("speed", 1_000)).Length.ShouldBe(1);

    [Fact]
    public void Configure_Settings_ReplaceTheDefaults()
    {
        RuleRun other = new(new SpindlePowerRule(), """{"high": {"limit": 100}, "max_age": "1m"}""");

        other.Setup.Settings.Problems.ShouldBeEmpty();
        other.At(0, Torque(1), Speed(1_000)).ShouldHaveSingleItem().Judgements[AlarmLevel.Hi].ShouldBe(Judgement.Active);
    }

    [Fact]
    public void Configure_Always_DeclaresPowerInWatt()
    {
        Condition condition = run.Setup.Conditions.ShouldHaveSingleItem();

        (condition.Name, condition.Unit, condition.Type).ShouldBe(("power", "W", ConditionType.Limit));
    }

    private static Sample Torque(double value) => Sample.OfNumber("torque", value, "N.m");

    private static Sample Speed(double value) => Sample.OfNumber("speed", value, "/min");
}
