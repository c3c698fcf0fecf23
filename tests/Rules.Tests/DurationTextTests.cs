using CsCheck;
using Shouldly;
using Xunit;

namespace KafkaAlarms.Rules.Tests;

public sealed class DurationTextTests
{
    [Theory]
    [InlineData("500ms", 0.5)]
    [InlineData("30s", 30)]
    [InlineData("10m", 600)]
    [InlineData("1h", 3_600)]
    [InlineData("2d", 172_800)]
    [InlineData("0s", 0)]
    [InlineData("007s", 7)]
    [InlineData("36500d", 3_153_600_000)]
    public void TryParse_Duration_ReadsIt(string text, double seconds)
    {
        DurationText.TryParse(text, out TimeSpan duration).ShouldBeTrue();

        duration.ShouldBe(TimeSpan.FromSeconds(seconds));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("5")]
    [InlineData("s")]
    [InlineData("5 s")]
    [InlineData(" 5s")]
    [InlineData("5s ")]
    [InlineData("-5s")]
    [InlineData("+5s")]
    [InlineData("1.5h")]
    [InlineData("5S")]
    [InlineData("5min")]
    [InlineData("1h30m")]
    [InlineData("٥s")]
    [InlineData("36501d")]
    [InlineData("999999999999999d")]
    [InlineData("9999999999999999s")]
    public void TryParse_AnythingElse_IsRefused(string? text)
    {
        DurationText.TryParse(text, out TimeSpan duration).ShouldBeFalse();

        duration.ShouldBe(TimeSpan.Zero);
    }

    [Theory]
    [InlineData(0, "0s")]
    [InlineData(1, "1ms")]
    [InlineData(1_500, "1500ms")]
    [InlineData(90_000, "90s")]
    [InlineData(120_000, "2m")]
    [InlineData(172_800_000, "2d")]
    public void Format_Duration_TakesTheLargestWholeUnit(long milliseconds, string expected) =>
        DurationText.Format(TimeSpan.FromMilliseconds(milliseconds)).ShouldBe(expected);

    [Fact]
    public void Format_AnyMilliseconds_ReadsBackTheSame() =>
        Gen.Long[0, 36_500L * 86_400_000].Sample(milliseconds =>
        {
            TimeSpan duration = TimeSpan.FromMilliseconds(milliseconds);
            DurationText.TryParse(DurationText.Format(duration), out TimeSpan read).ShouldBeTrue();
            read.ShouldBe(duration);
        });

    [Fact]
    public void TryParse_AnyText_NeverThrows() =>
        Gen.String.Sample(text => DurationText.TryParse(text, out TimeSpan duration) || duration == TimeSpan.Zero);
}
