using System.Text.Json;
using Shouldly;
using Xunit;

namespace KafkaAlarms.Rules.Tests;

public sealed class RuleSettingsTests
{
    private static readonly Limit Fallback = Limit.Hi(80, deadband: 2);

    [Fact]
    public void EachKind_Absent_GivesTheFallback()
    {
        RuleSettings settings = new(null);

        settings.Number("n", 1.5).ShouldBe(1.5);
        settings.Text("t", "x").ShouldBe("x");
        settings.Flag("f", true).ShouldBeTrue();
        settings.Texts("ts", ["a"]).ShouldBe(["a"]);
        settings.Duration("d", TimeSpan.FromSeconds(5)).ShouldBe(TimeSpan.FromSeconds(5));
        settings.Limit("l", Fallback).ShouldBe(Fallback);
        settings.Problems.ShouldBeEmpty();
    }

    [Fact]
    public void EachKind_Given_IsRead()
    {
        RuleSettings settings = Read("""
            {"n": 2, "t": "y", "f": false, "ts": ["b", 1.50, true], "d": "10m",
             "l": {"limit": 90, "deadband": 1, "inclusive": true}}
            """);

        settings.Number("n", 1.5).ShouldBe(2);
        settings.Text("t", "x").ShouldBe("y");
        settings.Flag("f", true).ShouldBeFalse();
        settings.Texts("ts", ["a"]).ShouldBe(["b", "1.50", "true"]);
        settings.Duration("d", TimeSpan.FromSeconds(5)).ShouldBe(TimeSpan.FromMinutes(10));
        settings.Limit("l", Fallback).ShouldBe(Limit.Hi(90, 1, inclusive: true));
        settings.Problems.ShouldBeEmpty();
    }

    [Fact]
    public void Limit_KeysAbsent_AreNotTakenFromTheFallback() =>
        Read("""{"l": {"limit": 85}}""").Limit("l", Fallback).ShouldBe(Limit.Hi(85));

    [Theory]
    [InlineData("\"5\"", "The setting is no number.")]
    [InlineData("true", "The setting is no number.")]
    [InlineData("11", "The setting is out of range; write a number from 0 to 10.")]
    [InlineData("-0.1", "The setting is out of range; write a number from 0 to 10.")]
    [InlineData("1e999", "The setting is out of range; write a number from 0 to 10.")]
    public void Number_Unfit_IsAProblem(string value, string expected)
    {
        RuleSettings settings = Read($$"""{"s": {{value}}}""");

        settings.Number("s", 5, min: 0, max: 10).ShouldBe(5);

        settings.Problems.ShouldBe([new("settings.s", expected)]);
    }

    [Theory]
    [InlineData("0", 0)]
    [InlineData("10", 10)]
    public void Number_AtTheEdgesOfItsRange_IsRead(string value, double expected) =>
        Read($$"""{"s": {{value}}}""").Number("s", 5, min: 0, max: 10).ShouldBe(expected);

    [Fact]
    public void Number_TooLargeForADouble_IsAProblem()
    {
        RuleSettings settings = Read("""{"s": 1e999}""");

        settings.Number("s", 5).ShouldBe(5);

        settings.Problems.ShouldHaveSingleItem().Text.ShouldContain("range of a double");
    }

    [Fact]
    public void OtherKinds_Unfit_AreAProblemEach()
    {
        RuleSettings settings = Read("""{"t": 1, "f": "true", "a": "x", "b": ["x", null], "d": "5", "e": 5}""");

        settings.Text("t", "x").ShouldBe("x");
        settings.Flag("f", true).ShouldBeTrue();
        settings.Texts("a", []).ShouldBeEmpty();
        settings.Texts("b", []).ShouldBeEmpty();
        settings.Duration("d", TimeSpan.Zero).ShouldBe(TimeSpan.Zero);
        settings.Duration("e", TimeSpan.Zero).ShouldBe(TimeSpan.Zero);

        settings.Problems.ShouldBe(
        [
            new("settings.t", "The setting is no text."),
            new("settings.f", "The setting is neither true nor false."),
            new("settings.a", "The setting is no array."),
            new("settings.b", "The setting holds something that is neither text, number nor boolean."),
            new("settings.d", "The setting is no duration; write one like 500ms, 30s, 10m, 1h or 2d."),
            new("settings.e", "The setting is no duration; write one like 500ms, 30s, 10m, 1h or 2d."),
        ]);
    }

    [Theory]
    [InlineData("80", "settings.l", "The limit is no object; write {\"limit\": 80, \"deadband\": 2}.")]
    [InlineData("{\"limit\": \"80\"}", "settings.l.limit", "The value is no finite number.")]
    [InlineData("{\"limit\": 1e999}", "settings.l.limit", "The value is no finite number.")]
    [InlineData("{\"deadband\": null}", "settings.l.deadband", "The value is no finite number.")]
    [InlineData("{\"limit\": 85, \"deadband\": -1}", "settings.l.deadband", "The deadband is negative; write 0 or more.")]
    [InlineData("{\"deadband\": 1}", "settings.l.limit", "The limit is missing; write {\"limit\": 80}.")]
    [InlineData("{\"inclusive\": 1}", "settings.l.inclusive", "The value is neither true nor false.")]
    [InlineData("{\"limt\": 1}", "settings.l.limt", "The key is unknown. Known are limit, deadband, inclusive.")]
    public void Limit_Unfit_IsAProblem(string value, string path, string expected)
    {
        RuleSettings settings = Read($$"""{"l": {{value}}}""");

        settings.Limit("l", Fallback).ShouldBe(Fallback);

        settings.Problems.ShouldBe([new(path, expected)]);
    }

    [Theory]
    [InlineData("hihg", "The setting is unknown. Did you mean \"high\"? Known are high, max_age.")]
    [InlineData("High", "The setting is unknown. Did you mean \"high\"? Known are high, max_age.")]
    [InlineData("temperature", "The setting is unknown. Known are high, max_age.")]
    public void Problems_UnknownKey_NameTheNearest(string key, string expected)
    {
        RuleSettings settings = Read($$"""{"{{key}}": 1}""");
        settings.Number("high", 1);
        settings.Duration("max_age", TimeSpan.Zero);

        settings.Problems.ShouldBe([new($"settings.{key}", expected)]);
    }

    [Fact]
    public void Problems_KeyOfARuleWithoutSettings_SayThatItHasNone() =>
        Read("""{"x": 1}""").Problems.ShouldHaveSingleItem().Text
            .ShouldBe("The setting is unknown. This rule has no settings.");

    [Fact]
    public void Refuse_ProblemOfTheRuleItself_IsListed()
    {
        RuleSettings settings = new(null);

        settings.Refuse("low", "The limit is above high.");

        settings.Problems.ShouldBe([new("settings.low", "The limit is above high.")]);
    }

    [Fact]
    public void Declarations_EachKind_SayTypeDefaultUnitAndRange()
    {
        RuleSettings settings = new(null);
        settings.Number("n", 1.5, min: 0, max: 10, unit: "W", description: "A number.");
        settings.Texts("ts", ["a", "b"]);
        settings.Duration("d", TimeSpan.FromSeconds(90));
        settings.Limit("l", Fallback, unit: "Cel");

        settings.Declarations.ShouldBe(
        [
            new("n", "number", "1.5", "A number.") { Unit = "W", Range = "0 to 10" },
            new("ts", "texts", "[\"a\", \"b\"]", ""),
            new("d", "duration", "90s", ""),
            new("l", "limit", "limit 80, deadband 2", "") { Unit = "Cel", Limit = Fallback },
        ]);
    }

    private static RuleSettings Read(string json) => new(JsonElement.Parse(json));
}
