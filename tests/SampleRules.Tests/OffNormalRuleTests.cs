using KafkaAlarms.Rules;
using KafkaAlarms.Samples.OffNormal;
using Shouldly;
using Xunit;

namespace KafkaAlarms.SampleRules.Tests;

public sealed class OffNormalRuleTests
{
    [Theory]
    [InlineData("CLOSED", false, Judgement.Normal)]
    [InlineData("CLOSED", true, Judgement.Active)]
    [InlineData("closed", false, Judgement.Normal)]
    [InlineData("Off", false, Judgement.Normal)]
    [InlineData("no", false, Judgement.Normal)]
    [InlineData("FALSE", false, Judgement.Normal)]
    [InlineData("ON", true, Judgement.Normal)]
    [InlineData("Open", true, Judgement.Normal)]
    [InlineData("yes", true, Judgement.Normal)]
    [InlineData("TRUE", true, Judgement.Normal)]
    [InlineData("ON", false, Judgement.Active)]
    public void Evaluate_Boolean_MatchesTheWordsOfTheDecoder(string normal, bool value, Judgement expected) =>
        Judge($$"""{"normal": ["{{normal}}"]}""", Sample.OfBoolean("door", value)).ShouldBe(expected);

    [Theory]
    [InlineData("idle", Judgement.Normal)]
    [InlineData("Idle", Judgement.Active)]
    [InlineData("jammed", Judgement.Active)]
    public void Evaluate_Text_MatchesExactly(string value, Judgement expected) =>
        Judge("""{"normal": ["idle", "running"]}""", Sample.OfText("state", value)).ShouldBe(expected);

    [Theory]
    [InlineData("3", 3, Judgement.Normal)]
    [InlineData("\"3.0\"", 3, Judgement.Normal)]
    [InlineData("3", 4, Judgement.Active)]
    public void Evaluate_Number_MatchesByValue(string normal, double value, Judgement expected) =>
        Judge($$"""{"normal": [{{normal}}]}""", Sample.OfNumber("state", value)).ShouldBe(expected);

    [Fact]
    public void Evaluate_JsonBooleanInSettings_IsUnderstood() =>
        Judge("""{"normal": [true]}""", Sample.OfBoolean("pump", true)).ShouldBe(Judgement.Normal);

    [Fact]
    public void Evaluate_NothingNamedNormal_SaysNothing() =>
        new RuleRun(new OffNormalRule()).At(0, Sample.OfBoolean("door", true)).ShouldBeEmpty();

    [Fact]
    public void Evaluate_SampleNotSelected_IsPassedOver()
    {
        RuleRun run = new(new OffNormalRule(), """{"normal": ["idle"]}""");

        run.At(0, [Sample.OfText("a", "x"), Sample.OfText("b", "x")], selected: [1])
            .ShouldHaveSingleItem().SampleIndex.ShouldBe(1);
    }

    [Fact]
    public void Configure_Always_DeclaresOneConditionPerMeasurementWithoutLimits()
    {
        Condition condition = new RuleRun(new OffNormalRule()).Setup.Conditions.ShouldHaveSingleItem();

        (condition.Name, condition.Type, condition.Limits.Length).ShouldBe((null, ConditionType.OffNormal, 0));
    }

    private static Judgement Judge(string settings, Sample sample) =>
        new RuleRun(new OffNormalRule(), settings).At(0, sample).ShouldHaveSingleItem().Judgements[AlarmLevel.None];
}
