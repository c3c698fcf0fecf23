using KafkaAlarms.AlarmModel.Generating;
using KafkaAlarms.Engine.Model;
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
        foreach (int seed in ScenarioCount.Seeds(usual: 2_000)) comparer.Difference(seed).ShouldBeNull();
    }

    [Fact]
    public void Restart_AnywhereInAnyScenario_ChangesNoEvent()
    {
        foreach (int seed in ScenarioCount.Seeds(usual: 1_000))
        {
            var comparer = new ScenarioComparer(scenario => ScenarioRun.WithRestarts(scenario, seed));
            comparer.Difference(seed).ShouldBeNull();
        }
    }

    [Fact]
    public void Process_AnyScenario_NoEventIdTwice()
    {
        foreach (int seed in ScenarioCount.Seeds(usual: 300))
        {
            IReadOnlyList<AlarmEvent> events = ScenarioRun.Whole(RandomScenario.Of(seed));
            events.Select(e => e.EventId).Distinct().Count().ShouldBe(events.Count, $"seed {seed}");
        }
    }
}
