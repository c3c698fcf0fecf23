using KafkaAlarms.Engine.RuleTests;
using Shouldly;
using Xunit;

namespace KafkaAlarms.Engine.Tests.RuleTests;

public sealed class ClockTextTests
{
    [Theory]
    [InlineData("0s", 0)]
    [InlineData("90s", 90_000)]
    [InlineData("1m30s", 90_000)]
    [InlineData("1.5s", 1_500)]
    [InlineData("500ms", 500)]
    [InlineData("1d2h3m4s5ms", 93_784_005)]
    [InlineData("2m", 120_000)]
    [InlineData("-10s", -10_000)]
    public void TryParse_Time_IsRead(string text, double milliseconds)
    {
        ClockText.TryParse(text, out TimeSpan time).ShouldBeTrue();
        time.TotalMilliseconds.ShouldBe(milliseconds);
    }

    [Theory]
    [InlineData("")]
    [InlineData("-")]
    [InlineData("5")]
    [InlineData("s")]
    [InlineData("30s1m")]
    [InlineData("1,5s")]
    [InlineData("5 s")]
    [InlineData("36501d")]
    [InlineData("5s\n")]
    public void TryParse_AnythingElse_IsRefused(string text) => ClockText.TryParse(text, out _).ShouldBeFalse();

    [Theory]
    [InlineData(0, "0s")]
    [InlineData(1_500, "1.5s")]
    [InlineData(90_000, "1m30s")]
    [InlineData(120_000, "2m")]
    [InlineData(93_784_005, "1d2h3m4.005s")]
    [InlineData(-250, "-0.25s")]
    public void Of_Time_IsWrittenAsItIsRead(double milliseconds, string text)
    {
        TimeSpan time = TimeSpan.FromMilliseconds(milliseconds);

        ClockText.Of(time).ShouldBe(text);
        ClockText.TryParse(text, out TimeSpan back).ShouldBeTrue();
        back.ShouldBe(time);
    }
}
