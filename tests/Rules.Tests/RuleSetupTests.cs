using Shouldly;
using Xunit;

namespace KafkaAlarms.Rules.Tests;

public sealed class RuleSetupTests
{
    private readonly RuleSetup setup = new(new RuleSettings(null), [Limit.Hi(80)]);

    [Fact]
    public void Measurement_DeclaredInTurn_IsNumberedFromZero()
    {
        setup.Measurement("a", "Cel").Index.ShouldBe(0);
        setup.Measurement("b").Index.ShouldBe(1);

        setup.Measurements.Select(measurement => (measurement.Name, measurement.Unit)).ShouldBe([("a", "Cel"), ("b", null)]);
    }

    [Fact]
    public void Condition_DeclaredInTurn_IsNumberedFromZero()
    {
        setup.Condition("a", ConditionType.Limit, [Limit.Hi(1)], "W").Index.ShouldBe(0);
        setup.ConditionPerMeasurement(ConditionType.OffNormal, []).Index.ShouldBe(1);

        setup.Conditions.Select(condition => (condition.Name, condition.Unit)).ShouldBe([("a", "W"), (null, null)]);
    }

    [Fact]
    public void JudgesOnly_ConditionPerMeasurement_IsTheOnlyOne()
    {
        setup.OnlyCondition.ShouldBeNull();
        Condition condition = setup.ConditionPerMeasurement(ConditionType.Limit, setup.Levels());

        setup.JudgesOnly(condition);

        setup.OnlyCondition.ShouldBe(condition);
    }

    [Fact]
    public void JudgesOnly_RuleThatDeclaresMore_IsRefusedInEitherOrder()
    {
        Condition condition = setup.ConditionPerMeasurement(ConditionType.Limit, setup.Levels());
        setup.Measurement("a");
        Should.Throw<ArgumentException>(() => setup.JudgesOnly(condition)).Message.ShouldContain("has no measurements");

        RuleSetup other = new(new RuleSettings(null), []);
        other.JudgesOnly(other.ConditionPerMeasurement(ConditionType.Limit, []));
        Should.Throw<ArgumentException>(() => other.Measurement("a"));
        Should.Throw<ArgumentException>(() => other.Condition("b", ConditionType.Custom));
        Should.Throw<ArgumentException>(() => other.Remember<int>());
    }

    [Fact]
    public void JudgesOnly_NamedConditionOrThatOfAnotherRule_IsRefused()
    {
        RuleSetup other = new(new RuleSettings(null), []);

        Should.Throw<ArgumentException>(() => setup.JudgesOnly(setup.Condition("a", ConditionType.Limit, [Limit.Hi(1)])));
        Should.Throw<ArgumentException>(() => setup.JudgesOnly(other.ConditionPerMeasurement(ConditionType.Limit, [])));
        Should.Throw<ArgumentNullException>(() => setup.JudgesOnly(null!));
    }

    [Fact]
    public void ReadsLevels_OnlyAfterLevels_IsTrue()
    {
        setup.ReadsLevels.ShouldBeFalse();

        setup.Levels().ShouldHaveSingleItem();

        setup.ReadsLevels.ShouldBeTrue();
    }

    [Theory]
    [InlineData("")]
    [InlineData(" ")]
    public void Declarations_EmptyName_AreRefused(string name)
    {
        Should.Throw<ArgumentException>(() => setup.Measurement(name));
        Should.Throw<ArgumentException>(() => setup.Condition(name, ConditionType.Custom));
    }

    [Fact]
    public void Condition_NameOfTheEnginesOwnAlarm_IsRefused() =>
        Should.Throw<ArgumentException>(() => setup.Condition("no_data", ConditionType.Custom));

    [Fact]
    public void Condition_NameTwice_IsRefused()
    {
        setup.Condition("a", ConditionType.Custom);

        Should.Throw<ArgumentException>(() => setup.Condition("a", ConditionType.Limit, [Limit.Hi(1)]));
    }

    [Fact]
    public void ConditionPerMeasurement_Twice_IsRefused()
    {
        setup.ConditionPerMeasurement(ConditionType.Limit, [Limit.Hi(1)]);

        Should.Throw<ArgumentException>(() => setup.ConditionPerMeasurement(ConditionType.OffNormal, []));
    }

    [Fact]
    public void Condition_LevelTwice_IsRefused() =>
        Should.Throw<ArgumentException>(() => setup.Condition("a", ConditionType.Limit, [Limit.Hi(1), Limit.Hi(2)]));

    [Fact]
    public void Remember_AStruct_TellsItsSizeAndVersion()
    {
        RuleSetup setup = new(new RuleSettings(null), []);

        setup.Remember<(double, long)>(version: 3).Version.ShouldBe(3);

        (setup.RememberedBytes, setup.RememberedVersion).ShouldBe((16, 3));
    }

    [Fact]
    public void Remember_Twice_Throws()
    {
        RuleSetup setup = new(new RuleSettings(null), []);
        setup.Remember<long>();

        Should.Throw<ArgumentException>(() => setup.Remember<double>()).Message.ShouldBe("A rule remembers one struct.");
    }

    [Fact]
    public void Remember_TooLarge_Throws() =>
        Should.Throw<ArgumentException>(() => new RuleSetup(new RuleSettings(null), []).Remember<Large>())
            .Message.ShouldBe("Large has 264 bytes; a rule remembers 256 at most.");

    [System.Runtime.CompilerServices.InlineArray(33)]
    private struct Large
    {
        private long first;
    }
}
