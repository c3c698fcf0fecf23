using System.Buffers;
using System.Collections.Immutable;
using System.Globalization;
using KafkaAlarms.Engine.Model.Rules;

namespace KafkaAlarms.Engine.Rules;

/// <summary>Finds the rules for a sensor id; sensors with the same ones share a plan.</summary>
internal sealed class SensorPlanner(RuleSet rules, IRuleFaults faults)
{
    private readonly ImmutableArray<(RuleEntry Entry, RuleRunners Runners)> entries =
        [.. rules.Rules.Select(entry => (entry, new RuleRunners(entry, faults)))];

    private readonly Dictionary<string, SensorPlan> plans = [];
    private readonly ArrayBufferWriter<char> choice = new();

    public SensorPlan PlanFor(string sensorId)
    {
        choice.ResetWrittenCount();
        foreach ((RuleEntry entry, RuleRunners runners) in entries) AddChoice(entry, runners, sensorId);
        // Called for every sensor: a text is made of a choice that is new.
        var known = plans.GetAlternateLookup<ReadOnlySpan<char>>();
        if (!known.TryGetValue(choice.WrittenSpan, out SensorPlan? plan))
        {
            plan = new SensorPlan([.. Bind(sensorId)]);
            known[choice.WrittenSpan] = plan;
        }

        return plan;
    }

    private static bool IsFor(RuleEntry entry, string sensorId) => entry.Base.Selector.MatchesSensor(sensorId);

    private void AddChoice(RuleEntry entry, RuleRunners runners, string sensorId)
    {
        if (!IsFor(entry, sensorId))
        {
            choice.Write("-");
        }
        else if (!entry.Overrides.IsEmpty)
        {
            foreach ((int number, _) in runners.CandidatesFor(sensorId)) Write(number);
        }

        choice.Write(";");
    }

    private void Write(int number)
    {
        const int MostDigits = 11;
        number.TryFormat(choice.GetSpan(MostDigits), out int written, provider: CultureInfo.InvariantCulture);
        choice.Advance(written);
        choice.Write(",");
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
