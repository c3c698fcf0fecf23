using KafkaAlarms.Rules;
using KafkaAlarms.Rules.Testing;
using Xunit;

namespace AlarmRules.Tests;

public sealed class RuleClass1Tests
{
    [Fact]
    public void TemperatureAboveTheLimit_IsRaisedAndClearedBelowTheDeadband()
    {
        RuleTest test = RuleTest.Of<RuleClass1>();

        test.Feed("temperature", "76+2x5 79 77", unit: "Cel");

        test.ShouldRaise("hot").At("3s").OnLevel(AlarmLevel.Hi).Showing(82);
        test.ShouldClear("hot").At("6s").Showing(77);
        test.ShouldSayNothingElse();
    }

    [Fact]
    public void LimitAndDelayOfTheRulesFile_AreTaken()
    {
        RuleTest test = RuleTest.Of<RuleClass1>("""{"on_delay": "3s", "settings": {"high": {"limit": 90}}}""");

        test.Feed("temperature", "85x3 91x4", unit: "Cel");

        test.ShouldRaise("hot").At("6s");
        test.ShouldSayNothingElse();
    }
}
