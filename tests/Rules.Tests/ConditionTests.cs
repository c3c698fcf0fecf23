using Shouldly;
using Xunit;

namespace KafkaAlarms.Rules.Tests;

public sealed class ConditionTests
{
    private readonly Condition condition = new RuleSetup(new RuleSettings(null), []).Condition(
        "power", ConditionType.Limit, [Limit.Lo(10), Limit.Hi(80, deadband: 2), Limit.HiHi(95), Limit.LoLo(5)], "W");

    [Fact]
    public void Limits_GivenInAnyOrder_StandInOrderOfLevel() =>
        condition.Limits.Select(limit => limit.Level)
            .ShouldBe([AlarmLevel.HiHi, AlarmLevel.LoLo, AlarmLevel.Hi, AlarmLevel.Lo]);

    [Theory]
    [InlineData(96, Judgement.Active, Judgement.Active, Judgement.Normal)]
    [InlineData(79, Judgement.Normal, Judgement.Hold, Judgement.Normal)]
    [InlineData(9, Judgement.Normal, Judgement.Normal, Judgement.Active)]
    public void Judge_Value_JudgesEachLevelByItself(double value, Judgement hiHi, Judgement hi, Judgement lo)
    {
        Judgements judgements = condition.Judge(value);

        (judgements[AlarmLevel.HiHi], judgements[AlarmLevel.Hi], judgements[AlarmLevel.Lo]).ShouldBe((hiHi, hi, lo));
        judgements[AlarmLevel.None].ShouldBe(Judgement.None);
    }

    [Fact]
    public void Judge_NaN_SaysNothing() => condition.Judge(double.NaN).IsEmpty.ShouldBeTrue();

    [Fact]
    public void Judge_WithoutLimits_SaysNothing() =>
        new RuleSetup(new RuleSettings(null), []).Condition("a", ConditionType.Custom).Judge(1).IsEmpty.ShouldBeTrue();
}
