using KafkaAlarms.Rules.Testing;
using KafkaAlarms.Samples.MovingAverage;
using Shouldly;
using Xunit;

namespace KafkaAlarms.SampleRules.Tests;

public sealed class MovingAverageRuleTests
{
    private const string Breaches = """ "emit": "every_breach", "levels": {"hi": {"limit": -1000}} """;

    [Fact]
    public void Evaluate_FirstValue_IsTheAverage()
    {
        RuleTest test = RuleTest.Of<MovingAverageRule>($$"""{ {{Breaches}} }""");

        test.Feed("temperature", "80");

        test.ShouldRaise("average").Showing(80);
    }

    [Fact]
    public void Evaluate_LastingChange_ComesThroughByTheWindow()
    {
        RuleTest test = RuleTest.Of<MovingAverageRule>($$"""{ {{Breaches}}, "settings": {"window": "10s"} }""");

        test.Feed("temperature", "0 100x30");

        double[] shown = [.. test.Events.Select(told => (double)told.Value!)];
        shown[10].ShouldBe(100 * (1 - Math.Exp(-1)), tolerance: 1e-9);
        shown[30].ShouldBe(100 * (1 - Math.Exp(-3)), tolerance: 1e-9);
        shown.ShouldBe(shown.Order());
    }

    [Fact]
    public void Evaluate_EachSensor_HasAnAverageOfItsOwn()
    {
        RuleTest test = RuleTest.Of<MovingAverageRule>($$"""{ {{Breaches}} }""");

        test.Feed(new Series("temperature", "80"), new Series("temperature", "20") { Sensor = "sensor-2" });

        test.Events.Select(told => told.Value).ShouldBe([80.0, 20.0]);
    }

    [Fact]
    public void Configure_ZeroWindow_IsRefused() =>
        Should.Throw<RuleTestException>(() => RuleTest.Of<MovingAverageRule>($$"""{ {{Breaches}}, "settings": {"window": "0s"} }"""))
            .Problems.ShouldHaveSingleItem().ShouldContain("settings.window: ");
}
