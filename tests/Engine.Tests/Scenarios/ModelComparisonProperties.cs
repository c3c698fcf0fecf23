using KafkaAlarms.AlarmModel.Generating;
using KafkaAlarms.Engine.Model.Events;
using Shouldly;
using Xunit;

namespace KafkaAlarms.Engine.Tests.Scenarios;

/// <remarks>More scenarios by the environment: <c>KAFKA_ALARMS_SCENARIOS=first:count</c>.</remarks>
public sealed class ModelComparisonProperties
{
    [Fact]
    public void Process_AnyScenario_GivesTheEventsOfTheModel()
    {
        var comparer = new ScenarioComparer(ScenarioRun.Whole);
        ScenarioCount.Seeds(usual: 150).Select(comparer.Difference).OfType<string>().Take(3).ShouldBeEmpty();
    }

    [Fact]
    public void Restart_AnywhereInAnyScenario_ChangesNoEvent()
    {
        ScenarioCount.Seeds(usual: 25).Select(Difference).OfType<string>().Take(3).ShouldBeEmpty();

        static string? Difference(int seed) =>
            new ScenarioComparer(scenario => ScenarioRun.WithRestarts(scenario, seed)).Difference(seed);
    }

    [Fact]
    public void Reload_AnywhereInAnyScenario_ChangesNoEvent()
    {
        ScenarioCount.Seeds(usual: 60).Select(Difference).OfType<string>().Take(3).ShouldBeEmpty();

        static string? Difference(int seed) =>
            new ScenarioComparer(scenario => ScenarioRun.WithReloads(scenario, seed)).Difference(seed);
    }

    [Fact]
    public void Kill_AnywhereInAnyScenario_LosesAndRepeatsNothing()
    {
        ScenarioCount.Seeds(usual: 60).Select(Difference).OfType<string>().Take(3).ShouldBeEmpty();

        static string? Difference(int seed) =>
            new ScenarioComparer(scenario => ScenarioRun.WithKills(scenario, seed)).Difference(seed);
    }

    [Fact]
    public void Process_AnyScenario_NoEventIdTwice()
    {
        foreach (int seed in ScenarioCount.Seeds(usual: 50))
        {
            IReadOnlyList<AlarmEvent> events = ScenarioRun.Whole(RandomScenario.Of(seed));
            events.Select(e => e.EventId).Distinct().Count().ShouldBe(events.Count, $"seed {seed}");
        }
    }
}
