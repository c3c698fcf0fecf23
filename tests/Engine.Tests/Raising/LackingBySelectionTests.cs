using KafkaAlarms.Engine.Model.Rules;
using KafkaAlarms.Engine.Tests.Rules;
using KafkaAlarms.Engine.Tests.Support;
using Shouldly;
using Xunit;

namespace KafkaAlarms.Engine.Tests.Raising;

/// <summary>Conditions of rules that read other measurements than before, or others than they select.</summary>
public sealed class LackingBySelectionTests
{
    private const string Other = """ ,{"id":"other","type":"limits","measurement":"t","levels":{"hi":{"limit":1000}}} """;
    private const string Flow = """{"id":"f","type":"fragile","measurement":"flow","severity":500}""";
    private const string Heat = """{"id":"f","type":"fragile","measurement":"heat","severity":500}""";

    private const string Declared =
        """{"id":"d","type":"declared-sample","measurement":"t","unit":"Cel","severity":500,"on_delay":"30s"}""";

    [Theory]
    [InlineData(Heat, "flow")]
    [InlineData(Heat + Other, "t")]
    public void NamedCondition_NothingOfItsSensorIsSelectedAnyMore_EndsAfterTheRemovalDelay(string changed, string heard)
    {
        RulesChangeFeed feed = Feed("fragile", () => new FragileRule(), Flow.Replace("flow", heard, StringComparison.Ordinal) + Other);
        feed.At(0, 90, measurement: heard).ShouldBe(["raised"]);
        feed.Restart(changed);

        feed.At(10, 50, measurement: heard).ShouldBeEmpty();
        feed.Wait(70).ShouldBeEmpty();
        feed.Wait(71).ShouldBe(["rule_removed"]);
    }

    [Fact]
    public void NamedCondition_AnotherMeasurementIsSelected_GoesOnWithIt()
    {
        RulesChangeFeed feed = Feed("fragile", () => new FragileRule(), Flow);
        feed.At(0, 90, measurement: "flow").ShouldBe(["raised"]);
        feed.Restart(Heat);

        feed.At(10, 91, measurement: "heat").ShouldBeEmpty();
        feed.Restart();
        feed.Wait(200).ShouldBeEmpty();
        feed.At(201, 50, measurement: "heat").ShouldBe(["cleared"]);
    }

    [Fact]
    public void NamedCondition_SelectionIsBackInTime_GoesOnInSilence()
    {
        RulesChangeFeed feed = Feed("fragile", () => new FragileRule(), Flow);
        feed.At(0, 90, measurement: "flow").ShouldBe(["raised"]);
        feed.Restart(Heat, memoryBlocks: 1);
        feed.Wait(10).ShouldBeEmpty();
        feed.Restart(memoryBlocks: 1);
        feed.Wait(20).ShouldBeEmpty();

        feed.Restart(Flow);
        feed.Wait(200).ShouldBeEmpty();
        feed.At(201, 50, measurement: "flow").ShouldBe(["cleared"]);
    }

    [Fact]
    public void NamedCondition_SelectionStays_StandsOverRestartsInSilence()
    {
        RulesChangeFeed feed = Feed("fragile", () => new FragileRule(), Flow);
        feed.At(0, 90, measurement: "flow").ShouldBe(["raised"]);
        feed.Restart();

        feed.Wait(200).ShouldBeEmpty();
        feed.Restart(memoryBlocks: 1);
        feed.Wait(400).ShouldBeEmpty();
    }

    [Fact]
    public void DeclaredSample_ThatTheEntryDoesNotSelect_StandsOverRestartsInSilence()
    {
        RulesChangeFeed feed = Feed("declared-sample", () => new DeclaredSampleRule(), Declared);
        feed.At(0, 90, measurement: "pressure", unit: "bar").ShouldBeEmpty();
        feed.Restart();

        feed.Wait(36).ShouldBe(["raised"]);
        feed.Restart();
        feed.Wait(300).ShouldBeEmpty();
        feed.At(301, 50, measurement: "pressure", unit: "bar").ShouldBe(["cleared"]);
    }

    private static RulesChangeFeed Feed(string type, Func<KafkaAlarms.Rules.IAlarmRule> make, string rule) =>
        new(rule, TimeSpan.FromMinutes(1), new RuleType(type, "1.0.0", "Tests", "1.0.0", "", make));
}
