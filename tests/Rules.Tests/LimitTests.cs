using Shouldly;
using Xunit;

namespace KafkaAlarms.Rules.Tests;

public sealed class LimitTests
{
    [Theory]
    [InlineData(79.9, Judgement.Hold)]
    [InlineData(78.0, Judgement.Normal)]
    [InlineData(80.0, Judgement.Hold)]
    [InlineData(80.1, Judgement.Active)]
    [InlineData(double.NaN, Judgement.None)]
    public void Judge_StrictHiWithDeadband_FollowsContract(double value, Judgement expected) =>
        Limit.Hi(80, deadband: 2).Judge(value).ShouldBe(expected);

    [Theory]
    [InlineData(80.0, Judgement.Active)]
    [InlineData(78.0, Judgement.Hold)]
    [InlineData(77.9, Judgement.Normal)]
    public void Judge_InclusiveHiWithDeadband_FollowsContract(double value, Judgement expected) =>
        Limit.Hi(80, deadband: 2, inclusive: true).Judge(value).ShouldBe(expected);
}
