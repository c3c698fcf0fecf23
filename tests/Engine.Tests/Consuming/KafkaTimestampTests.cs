using KafkaAlarms.Engine.Consuming;
using Shouldly;
using Xunit;

namespace KafkaAlarms.Engine.Tests.Consuming;

/// <summary>Producers may write any timestamp where a topic takes it as it is.</summary>
public sealed class KafkaTimestampTests
{
    private static readonly long LastMillisecond = DateTime.MaxValue.Ticks / TimeSpan.TicksPerMillisecond * TimeSpan.TicksPerMillisecond;

    [Theory]
    [InlineData(0, "1970-01-01T00:00:00Z")]
    [InlineData(-1, "1969-12-31T23:59:59.999Z")]
    [InlineData(1_787_393_730_123, "2026-08-22T10:15:30.123Z")]
    [InlineData(253_402_300_799_999, "9999-12-31T23:59:59.999Z")]
    public void TicksOf_WithinTheRangeOfDates_IsThatTime(long milliseconds, string expected) =>
        KafkaTimestamp.TicksOf(milliseconds).ShouldBe(DateTimeOffset.Parse(expected, null).UtcTicks);

    [Theory]
    [InlineData(long.MinValue)]
    [InlineData(-62_135_596_800_001)]
    public void TicksOf_BeforeTheFirstYear_IsItsBegin(long milliseconds) =>
        KafkaTimestamp.TicksOf(milliseconds).ShouldBe(0);

    [Theory]
    [InlineData(253_402_300_800_000)]
    // Now, in nanoseconds.
    [InlineData(1_787_393_730_123_456_789)]
    [InlineData(long.MaxValue)]
    public void TicksOf_BehindTheLastYear_IsItsEnd(long milliseconds) =>
        KafkaTimestamp.TicksOf(milliseconds).ShouldBe(LastMillisecond);
}
