using KafkaAlarms.Benchmarks.Input;

namespace KafkaAlarms.Benchmarks.Tests;

public sealed class LimitOfRuleTests
{
    [Theory]
    [InlineData("hi", 2800, false, false)]
    [InlineData("hi", 2801, false, true)]
    [InlineData("hi", 2751, true, true)]
    [InlineData("hi", 2750, true, false)]
    [InlineData("lo", 2800, false, false)]
    [InlineData("lo", 2799, false, true)]
    [InlineData("lo", 2849, true, true)]
    [InlineData("lo", 2850, true, false)]
    public void IsActive_AtTheEdges_IsBeyondTheLimitAndEndsByTheDeadband(string level, long hundredths, bool was, bool active) =>
        new LimitOfRule("rule", "temperature", 500, level, 28, 5).IsActive(hundredths, was).ShouldBe(active);
}
