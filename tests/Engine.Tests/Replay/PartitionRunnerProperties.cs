using KafkaAlarms.Engine.Tests.Scenarios;
using Shouldly;
using Xunit;

namespace KafkaAlarms.Engine.Tests.Replay;

public sealed class PartitionRunnerProperties
{
    [Fact]
    public void Feed_AnyScenario_GivesTheEventsOfTheModel()
    {
        ScenarioCount.Seeds(usual: 60).Select(Difference).OfType<string>().Take(3).ShouldBeEmpty();

        static string? Difference(int seed) =>
            new ScenarioComparer(scenario => ScenarioRun.WithCommits(scenario, seed)).Difference(seed);
    }
}
