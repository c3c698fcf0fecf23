using System.Collections.Immutable;
using System.Text;
using KafkaAlarms.Engine.Model.Rules;

namespace KafkaAlarms.Engine.Rules;

/// <summary>Finds the rules for a sensor id; makes each variant's code once for its stream thread.</summary>
internal sealed class SensorPlanner
{
    /// <summary>Place of the entry itself among its overrides.</summary>
    private const int Base = -1;

    private readonly RuleSet rules;
    private readonly IRuleFaults faults;
    private readonly Dictionary<string, SensorPlan> plans = [];
    private readonly StringBuilder choice = new();
    private readonly Dictionary<RuleEntry, FaultRun> faultRuns = new(ReferenceEqualityComparer.Instance);
    private readonly Dictionary<RuleVariant, RuleRunner> runners = new(ReferenceEqualityComparer.Instance);

    public SensorPlanner(RuleSet rules, IRuleFaults faults)
    {
        this.rules = rules;
        this.faults = faults;
    }

    public SensorPlan PlanFor(string sensorId)
    {
        choice.Clear();
        foreach (RuleEntry entry in rules.Rules) AddChoice(entry, sensorId);
        string key = choice.ToString();
        if (!plans.TryGetValue(key, out SensorPlan? plan))
        {
            plan = new SensorPlan([.. Bind(sensorId)]);
            plans.Add(key, plan);
        }

        return plan;
    }

    private static bool IsFor(RuleEntry entry, string sensorId) => entry.Base.Selector.MatchesSensor(sensorId);

    private void AddChoice(RuleEntry entry, string sensorId)
    {
        if (!IsFor(entry, sensorId))
        {
            choice.Append('-');
        }
        else if (!entry.Overrides.IsEmpty)
        {
            foreach (int place in Candidates(entry, sensorId)) choice.Append(place).Append(',');
        }

        choice.Append(';');
    }

    /// <summary>Variants that may apply, the one that wins coming first; none behind one that always applies.</summary>
    private static IEnumerable<int> Candidates(RuleEntry entry, string sensorId)
    {
        foreach (int place in entry.BySensor.Fitting(sensorId))
        {
            yield return place;
            if (entry.Overrides[place].Selector.Where.IsEmpty) yield break;
        }

        yield return Base;
    }

    private IEnumerable<RuleBinding> Bind(string sensorId)
    {
        foreach (RuleEntry entry in rules.Rules)
        {
            if (!IsFor(entry, sensorId)) continue;
            ImmutableArray<RuleRunner> candidates =
            [
                .. Candidates(entry, sensorId)
                    .Select(place => RunnerOf(entry, place == Base ? entry.Base : entry.Overrides[place])),
            ];
            if (candidates.Any(runner => runner.Variant.Enabled)) yield return new RuleBinding(entry, candidates);
        }
    }

    private RuleRunner RunnerOf(RuleEntry entry, RuleVariant variant)
    {
        if (!runners.TryGetValue(variant, out RuleRunner? runner))
        {
            if (!faultRuns.TryGetValue(entry, out FaultRun? run)) faultRuns.Add(entry, run = new FaultRun());
            runner = new RuleRunner(entry, variant, faults, run);
            runners.Add(variant, runner);
        }

        return runner;
    }
}
