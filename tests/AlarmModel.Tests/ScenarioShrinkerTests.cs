using KafkaAlarms.AlarmModel.Generating;
using Shouldly;
using Xunit;

namespace KafkaAlarms.AlarmModel.Tests;

public sealed class ScenarioShrinkerTests
{
    [Fact]
    public void Shrink_ScenarioThatClears_LeavesTheTwoRecordsAndTheKeysItNeeds()
    {
        Scenario small = new ScenarioShrinker(Clears).Shrink(RandomScenario.Of(1));

        Clears(small).ShouldBeTrue();
        small.Steps.Count.ShouldBe(2);
        small.RulesJson.Split('\n').Length.ShouldBeLessThan(20);
    }

    private static bool Clears(Scenario scenario)
    {
        try
        {
            return scenario.Expect().Any(e => e.Kind == "cleared" && e.Level is not null);
        }
        catch (Exception e) when (e is InvalidOperationException or NullReferenceException or KeyNotFoundException)
        {
            return false;
        }
    }
}
