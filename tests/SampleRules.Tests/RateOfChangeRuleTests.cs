using KafkaAlarms.Rules;
using KafkaAlarms.Rules.Testing;
using KafkaAlarms.Samples.RateOfChange;
using Shouldly;
using Xunit;

namespace KafkaAlarms.SampleRules.Tests;

public sealed class RateOfChangeRuleTests
{
    private const string Limits = """ "levels": {"hi": {"limit": 5}} """;

    [Theory]
    [InlineData("1m", 12)]
    [InlineData("1h", 720)]
    [InlineData("1s", 0.2)]
    public void Evaluate_Rise_IsGivenPerTheTimeOfTheSetting(string per, double rate)
    {
        RuleTest test = RuleTest.Of<RateOfChangeRule>($$"""{"levels": {"hi": {"limit": 0} }, "settings": {"per": "{{per}}"} }""");

        test.Feed("temperature", "60 62", every: "10s");

        test.ShouldRaise("rate").At("10s").OnLevel(AlarmLevel.Hi).Showing(rate, within: 1e-9);
    }

    [Fact]
    public void Evaluate_SamplesCloserThanOver_AreTakenTogether()
    {
        RuleTest test = RuleTest.Of<RateOfChangeRule>($$"""{ {{Limits}}, "settings": {"over": "10s"} }""");

        test.Feed("temperature", "60+0.2x11");

        test.ShouldRaise("rate").At("10s").Showing(12, within: 1e-9);
        test.ShouldSayNothingElse();
    }

    [Fact]
    public void Evaluate_EachSensor_HasAStartOfItsOwn()
    {
        RuleTest test = RuleTest.Of<RateOfChangeRule>($$"""{ {{Limits}} }""");

        test.Feed(
            new Series("temperature", "60 60") { Every = "10s" },
            new Series("temperature", "90 90") { Every = "10s", Sensor = "sensor-2", After = "1s" });

        test.ShouldSayNothingElse();
    }

    [Theory]
    [InlineData("per")]
    [InlineData("over")]
    [InlineData("max_gap")]
    public void Configure_ZeroTime_IsRefused(string setting) =>
        Should.Throw<RuleTestException>(() => RuleTest.Of<RateOfChangeRule>($$"""{ {{Limits}}, "settings": {"{{setting}}": "0s"} }"""))
            .Problems.ShouldContain(problem => problem.Contains($"settings.{setting}: "));

    [Fact]
    public void Configure_GapShorterThanOver_IsRefused() =>
        Should.Throw<RuleTestException>(() => RuleTest.Of<RateOfChangeRule>($$"""{ {{Limits}}, "settings": {"over": "10m"} }"""))
            .Problems.ShouldHaveSingleItem().ShouldContain("It is shorter than over");
}
