using System.Globalization;
using KafkaAlarms.Engine.Commands.Replay;
using KafkaAlarms.Engine.Consuming.Ranges;
using Shouldly;
using Xunit;

namespace KafkaAlarms.Engine.Tests.Commands.Replay;

public sealed class RangeTextTests
{
    private static readonly DateTime Now = new(2026, 8, 22, 12, 0, 0, DateTimeKind.Utc);

    [Theory]
    [InlineData("0", 0L, null)]
    [InlineData("1234567890123", 1_234_567_890_123L, null)]
    [InlineData("2026-08-22T10:15:30Z", null, "2026-08-22 10:15:30")]
    [InlineData("2026-08-22 10:15", null, "2026-08-22 08:15:00")]
    [InlineData("2026-08-22T10:15:30-01:00", null, "2026-08-22 11:15:30")]
    [InlineData("2026-08-22", null, "2026-08-21 22:00:00")]
    [InlineData("90m", null, "2026-08-22 10:30:00")]
    [InlineData("2d", null, "2026-08-20 12:00:00")]
    [InlineData(null, null, null)]
    public void TryRead_OffsetTimeOrAge_IsRead(string? text, long? offset, string? time)
    {
        new RangeText("Europe/Berlin", Now).TryRead(text, out RangeBound bound).ShouldBeTrue();

        bound.Offset.ShouldBe(offset);
        bound.Time?.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture).ShouldBe(time);
    }

    [Theory]
    [InlineData("")]
    [InlineData("-5")]
    [InlineData("yesterday")]
    [InlineData("5 h")]
    [InlineData("99999999999999999999")]
    [InlineData("2026-13-01")]
    [InlineData("1969-12-31T23:59:59Z")]
    [InlineData("3000000d")]
    public void TryRead_AnythingElse_IsNone(string text) =>
        new RangeText("UTC", Now).TryRead(text, out _).ShouldBeFalse();
}
