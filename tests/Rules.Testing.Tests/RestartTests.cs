using Shouldly;
using Xunit;

namespace KafkaAlarms.Rules.Testing.Tests;

/// <summary>What a rule author can show of a restart.</summary>
public sealed class RestartTests
{
    [Fact]
    public void Restart_WhatTheRuleRemembers_Survives_WhatStandsInItsFieldsDoesNot()
    {
        RuleTest test = RuleTest.Of<CountingRule>();

        test.Feed("t", "1x4").Restart().Feed("t", "1x3");

        test.ShouldRaise("many").At("4s").Showing(5);
        test.ShouldSayNothingElse();
    }

    [Fact]
    public void Restart_RunningDelay_GoesOn()
    {
        RuleTest test = RuleTest.Of<BoilerRule>("""{"on_delay": "5s"}""");

        test.Feed("temperature", "81x3", unit: "Cel").Restart().Feed("temperature", "81x4", unit: "Cel");

        test.ShouldRaise("hot").At("5s");
        test.ShouldSayNothingElse();
    }

    [Fact]
    public void Restart_ActiveAlarm_IsNeitherRepeatedNorLost()
    {
        RuleTest test = RuleTest.Of<BoilerRule>();

        test.Feed("temperature", "90", unit: "Cel").Restart().Restart().Feed("temperature", "90 70", unit: "Cel");

        string raised = test.ShouldRaise("hot").Event.Json;
        string cleared = test.ShouldClear("hot").At("2s").Event.Json;
        Of(cleared, "alarm_id").ShouldBe(Of(raised, "alarm_id"));
        test.ShouldSayNothingElse();
    }

    [Fact]
    public void Restart_SampleThatComesTwice_IsStillKnown()
    {
        RuleTest test = RuleTest.Of<CountingRule>();

        test.Send("""{"ts":"2026-01-01T00:00:00Z","t":1}""").Restart().Send("""{"ts":"2026-01-01T00:00:00Z","t":1}""");
        test.Wait("1s").Feed("t", "1x3");

        test.ShouldSayNothingElse();
    }

    [Fact]
    public void Restart_SensorThatIsSilent_IsToldInTime()
    {
        RuleTest test = RuleTest.Of<BoilerRule>("""{"no_data": {"after": "10s"}}""");

        test.Feed("temperature", "70", unit: "Cel").Wait("5s").Restart().Wait("10s");

        test.ShouldRaise("no_data").At("10s");
        test.ShouldSayNothingElse();
    }

    [Fact]
    public void Restart_OtherVersionOfWhatIsRemembered_BeginsAnewAndKeepsTheAlarm()
    {
        RuleTest test = RuleTest.Of<CountingRule>();
        test.Feed("t", "1x5");
        test.ShouldRaise("many").At("4s");
        test.ShouldRaise("many-here").At("4s");

        test.Restart<CountingRuleTwo>().Feed("t", "1");

        test.ShouldClear("many").At("5s").Showing(10);
        test.ShouldSayNothingElse();
    }

    [Fact]
    public void Restart_OtherSettings_AreTaken()
    {
        RuleTest test = RuleTest.Of<BoilerRule>();
        test.Feed("temperature", "70", unit: "Cel");

        test.Restart<BoilerRule>("""{"severity": 123}""").Feed("temperature", "90", unit: "Cel");

        test.ShouldRaise("hot").At("1s").WithSeverity(123);
    }

    [Fact]
    public void Restart_EntryThatTheEngineRefuses_SaysWhy() =>
        Should.Throw<RuleTestException>(() => RuleTest.Of<BoilerRule>().Restart<BoilerRule>("""{"severty": 1}"""))
            .Problems.ShouldHaveSingleItem().ShouldContain("severity");

    private static string Of(string json, string field) =>
        System.Text.Json.JsonDocument.Parse(json).RootElement.GetProperty(field).GetString()!;
}
