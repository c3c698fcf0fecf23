using System.Text;
using KafkaAlarms.AlarmModel.Generating;
using KafkaAlarms.Engine.Model.Events;

namespace KafkaAlarms.Engine.Tests.Scenarios;

/// <summary>Holds the engine's events against the model's, alarm by alarm.</summary>
/// <param name="run">Runs a scenario through the engine.</param>
internal sealed class ScenarioComparer(Func<Scenario, IReadOnlyList<AlarmEvent>> run)
{
    /// <summary>Null when they agree; else the smallest scenario found on which they differ, with both lists.</summary>
    public string? Difference(int seed)
    {
        Scenario scenario = RandomScenario.Of(seed);
        if (Agree(scenario)) return null;
        Scenario small = new ScenarioShrinker(Differs, attempts: 200).Shrink(scenario);
        return $"seed {seed}\n{Report(small)}";
    }

    /// <summary>The scenario with both lists of events.</summary>
    public string Report(Scenario scenario)
    {
        var text = new StringBuilder(scenario.ToString());
        text.AppendLine("model:").AppendJoin('\n', Expected(scenario)).AppendLine();
        text.AppendLine("engine:").AppendJoin('\n', Actual(scenario)).AppendLine();
        return text.ToString();
    }

    private bool Agree(Scenario scenario) => Expected(scenario).SequenceEqual(Actual(scenario));

    /// <summary>False too for what neither of them is made for.</summary>
    private bool Differs(Scenario scenario)
    {
        if (ScenarioRules.Load(scenario.RulesJson).Rules is null) return false;
        try
        {
            return !Agree(scenario);
        }
        catch (Exception e) when (e is InvalidOperationException or KeyNotFoundException or NullReferenceException)
        {
            return false;
        }
    }

    /// <summary>The order between alarms is free.</summary>
    private static string[] Expected(Scenario scenario) =>
        [.. scenario.Expect().GroupBy(e => e.Key).OrderBy(g => g.Key, StringComparer.Ordinal)
            .SelectMany(g => g).Select(EventLine.Of)];

    private string[] Actual(Scenario scenario) =>
        [.. run(scenario).GroupBy(e => e.AlarmKey).OrderBy(g => g.Key, StringComparer.Ordinal)
            .SelectMany(g => g).Select(EventLine.Of)];
}
