using KafkaAlarms.Rules;
using KafkaAlarms.Rules.Testing;
using KafkaAlarms.Samples.Deviation;
using Shouldly;
using Xunit;

namespace KafkaAlarms.SampleRules.Tests;

public sealed class DeviationRuleTests
{
    private const string Limits = """ "levels": {"hi": {"limit": 5}, "lo": {"limit": -5}} """;

    [Theory]
    [InlineData("26", AlarmLevel.Hi, 6)]
    [InlineData("14", AlarmLevel.Lo, -6)]
    public void Evaluate_FarFromTheReference_ShowsTheSignedDistance(string value, AlarmLevel level, double distance)
    {
        RuleTest test = RuleTest.Of<DeviationRule>($$"""{ {{Limits}} }""");

        test.Feed(new Series("temperature", value), new Series("setpoint", "20"));

        test.ShouldRaise("deviation").OnLevel(level).Showing(distance);
    }

    [Fact]
    public void Evaluate_RecordWithNeither_SaysNothing()
    {
        RuleTest test = RuleTest.Of<DeviationRule>($$"""{ {{Limits}}, "emit": "every_breach"}""");
        test.Feed(new Series("temperature", "26"), new Series("setpoint", "20"));
        test.ShouldRaise("deviation");

        test.Feed("pressure", "1x5").ShouldSayNothingElse();
    }

    [Fact]
    public void Evaluate_OtherUnitThanTheSetting_SaysNothing()
    {
        RuleTest test = RuleTest.Of<DeviationRule>($$"""{ {{Limits}}, "settings": {"unit": "Cel"} }""");

        test.Feed(new Series("temperature", "99") { Unit = "[degF]" }, new Series("setpoint", "20") { Unit = "Cel" });

        test.ShouldSayNothingElse();
    }

    [Fact]
    public void Configure_OneMeasurementForBoth_IsRefused() =>
        Should.Throw<RuleTestException>(() => RuleTest.Of<DeviationRule>($$"""{ {{Limits}}, "settings": {"reference": "temperature"} }"""))
            .Problems.ShouldHaveSingleItem().ShouldContain("KA8218 ");
}
