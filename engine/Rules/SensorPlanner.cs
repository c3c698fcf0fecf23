using System.Collections.Immutable;
using System.Text;
using KafkaAlarms.Engine.Model.Rules;

namespace KafkaAlarms.Engine.Rules;

/// <summary>Finds the rules for a sensor id; sensors with the same ones share a plan.</summary>
internal sealed class SensorPlanner(RuleSet rules, IRuleFaults faults)
{
    private readonly ImmutableArray<(RuleEntry Entry, RuleRunners Runners)> entries =
        [.. rules.Rules.Select(entry => (entry, new RuleRunners(entry, faults)))];

    private readonly Dictionary<string, SensorPlan> plans = [];
    private readonly StringBuilder choice = new();

    public SensorPlan PlanFor(string sensorId)
    {
        choice.Clear();
        foreach ((RuleEntry entry, RuleRunners runners) in entries) AddChoice(entry, runners, sensorId);
        string key = choice.ToString();
        if (!plans.TryGetValue(key, out SensorPlan? plan))
        {
            plan = new SensorPlan([.. Bind(sensorId)]);
            plans.Add(key, plan);
        }

        return plan;
    }

    private static bool IsFor(RuleEntry entry, string sensorId) => entry.Base.Selector.MatchesSensor(sensorId);

    private void AddChoice(RuleEntry entry, RuleRunners runners, string sensorId)
    {
        if (!IsFor(entry, sensorId))
        {
            choice.Append('-');
        }
        else if (!entry.Overrides.IsEmpty)
        {
            foreach ((int number, _) in runners.CandidatesFor(sensorId)) choice.Append(number).Append(',');
        }

        choice.Append(';');
    }

    private IEnumerable<RuleBinding> Bind(string sensorId)
    {
        foreach ((RuleEntry entry, RuleRunners runners) in entries)
        {
            if (!IsFor(entry, sensorId)) continue;
            ImmutableArray<RuleRunner> candidates = [.. runners.CandidatesFor(sensorId).Select(one => one.Runner)];
            if (candidates.Any(runner => runner.Variant.Enabled)) yield return new RuleBinding(entry, candidates);
        }
    }
}
