using Shouldly;
using Xunit;

namespace KafkaAlarms.Rules.Tests;

public sealed class LimitTests
{
    [Theory]
    [InlineData(80.1, Judgement.Active)]
    [InlineData(double.PositiveInfinity, Judgement.Active)]
    [InlineData(80.0, Judgement.Hold)]
    [InlineData(79.9, Judgement.Hold)]
    [InlineData(78.0, Judgement.Normal)]
    [InlineData(double.NegativeInfinity, Judgement.Normal)]
    [InlineData(double.NaN, Judgement.None)]
    public void Judge_StrictHiWithDeadband_FollowsContract(double value, Judgement expected) =>
        Limit.Hi(80, deadband: 2).Judge(value).ShouldBe(expected);

    [Theory]
    [InlineData(80.0, Judgement.Active)]
    [InlineData(79.9, Judgement.Hold)]
    [InlineData(78.0, Judgement.Hold)]
    [InlineData(77.9, Judgement.Normal)]
    public void Judge_InclusiveHiWithDeadband_FollowsContract(double value, Judgement expected) =>
        Limit.Hi(80, deadband: 2, inclusive: true).Judge(value).ShouldBe(expected);

    [Theory]
    [InlineData(9.9, Judgement.Active)]
    [InlineData(10.0, Judgement.Hold)]
    [InlineData(12.9, Judgement.Hold)]
    [InlineData(13.0, Judgement.Normal)]
    [InlineData(double.NaN, Judgement.None)]
    public void Judge_StrictLoWithDeadband_FollowsContract(double value, Judgement expected) =>
        Limit.Lo(10, deadband: 3).Judge(value).ShouldBe(expected);

    [Theory]
    [InlineData(10.0, Judgement.Active)]
    [InlineData(13.0, Judgement.Hold)]
    [InlineData(13.1, Judgement.Normal)]
    public void Judge_InclusiveLoWithDeadband_FollowsContract(double value, Judgement expected) =>
        Limit.LoLo(10, deadband: 3, inclusive: true).Judge(value).ShouldBe(expected);

    [Theory]
    [InlineData(false, Judgement.Normal)]
    [InlineData(true, Judgement.Active)]
    public void Judge_EqualToTheLimitWithoutDeadband_IsDecidedByInclusive(bool inclusive, Judgement expected)
    {
        Limit.HiHi(80, inclusive: inclusive).Judge(80).ShouldBe(expected);
        Limit.Lo(80, inclusive: inclusive).Judge(80).ShouldBe(expected);
    }

    [Theory]
    [InlineData(AlarmLevel.None, 1, 0)]
    [InlineData((AlarmLevel)9, 1, 0)]
    [InlineData(AlarmLevel.Hi, double.NaN, 0)]
    [InlineData(AlarmLevel.Hi, double.PositiveInfinity, 0)]
    [InlineData(AlarmLevel.Hi, 1, -0.1)]
    [InlineData(AlarmLevel.Hi, 1, double.NaN)]
    [InlineData(AlarmLevel.Hi, 1, double.PositiveInfinity)]
    public void Limit_OutsideItsRanges_IsRefused(AlarmLevel level, double value, double deadband) =>
        Should.Throw<ArgumentOutOfRangeException>(() => new Limit(level, value, deadband));

    [Fact]
    public void Factories_EachLevel_KeepWhatTheyWereGiven()
    {
        Limit[] limits = [Limit.HiHi(4, 1), Limit.LoLo(1, 1), Limit.Hi(3, 1), Limit.Lo(2, 1, inclusive: true)];

        limits.Select(limit => limit.Level).ShouldBe([AlarmLevel.HiHi, AlarmLevel.LoLo, AlarmLevel.Hi, AlarmLevel.Lo]);
        limits.Select(limit => limit.IsHigh).ShouldBe([true, false, true, false]);
        limits.Select(limit => limit.Inclusive).ShouldBe([false, false, false, true]);
        limits.Select(limit => limit.Value).ShouldBe([4, 1, 3, 2]);
        limits.ShouldAllBe(limit => limit.Deadband == 1);
    }
}
