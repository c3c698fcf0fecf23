using System.Collections.Immutable;
using System.Text;
using KafkaAlarms.Engine.Model.Rules;
using KafkaAlarms.Engine.Rules;
using KafkaAlarms.Engine.Tests.Configuration.RulesFile.Tables;
using KafkaAlarms.Engine.Tests.Support;
using KafkaAlarms.Rules;
using Shouldly;
using Xunit;

namespace KafkaAlarms.Engine.Tests.Rules;

public sealed class SensorPlannerTests
{
    /// <summary>One after the other, four hundred million overrides would be looked at.</summary>
    [Fact]
    public void PlanFor_ThousandsOfSensorsOfATable_FindsEachItsOwnLimit()
    {
        const int Sensors = 20_000;
        StringBuilder table = new("sensor,level,limit\n");
        for (int i = 0; i < Sensors; i++) table.Append($"boiler-{i},hi,{i / 500.0}\n");
        using TableFolder folder = new();
        RuleEntry rule = folder.Write(table.ToString()).Rule();
        rule.Overrides.Length.ShouldBe(Sensors);
        SensorPlanner planner = new(new RuleSet([rule], ""), new RuleFaultLog());

        for (int i = 0; i < Sensors; i++)
        {
            RuleRunner runner = planner.PlanFor($"boiler-{i}").Bindings.Single().Choose(EmptyLabels).ShouldNotBeNull();
            runner.Variant.Limits.ShouldContain(Limit.Hi(i / 500.0, 2));
        }
    }

    private static ImmutableSortedDictionary<string, string> EmptyLabels =>
        ImmutableSortedDictionary<string, string>.Empty;
}
