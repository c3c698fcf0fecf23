using KafkaAlarms.Engine.Observability;
using Microsoft.Extensions.Time.Testing;
using Shouldly;
using Xunit;

namespace KafkaAlarms.Engine.Tests.Observability;

public sealed class RepeatLimiterTests
{
    private readonly FakeTimeProvider clock = new();
    private readonly RepeatLimiter limiter;

    public RepeatLimiterTests() => limiter = new RepeatLimiter(clock);

    [Fact]
    public void Admit_TheFirst_Passes() => limiter.Admit("KA3001").ShouldBe(0);

    [Fact]
    public void Admit_WithinTenSeconds_IsHeldBack()
    {
        limiter.Admit("KA3001");
        clock.Advance(TimeSpan.FromSeconds(9.999));
        limiter.Admit("KA3001").ShouldBeNull();
    }

    [Fact]
    public void Admit_AfterTenSeconds_TellsHowManyWereHeldBack()
    {
        limiter.Admit("KA3001");
        limiter.Admit("KA3001");
        limiter.Admit("KA3001");
        clock.Advance(RepeatLimiter.Interval);
        limiter.Admit("KA3001").ShouldBe(2);
    }

    [Fact]
    public void Admit_AnotherKey_IsNotHeldBack()
    {
        limiter.Admit("KA3001");
        limiter.Admit("KA3002").ShouldBe(0);
    }
}
