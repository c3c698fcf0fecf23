using KafkaAlarms.Engine.Model.Rules;

namespace KafkaAlarms.Engine.Rules;

/// <summary>The code of one rule on one stream thread, made once for all variants that say the same.</summary>
/// <remarks>A table may hold a hundred thousand variants, each for one sensor; most say what others say.</remarks>
internal sealed class RuleRunners(RuleEntry entry, IRuleFaults faults)
{
    private readonly FaultRun ofRule = new();
    private readonly Dictionary<RuleVariant, (int Number, RuleRunner Runner)> runners = [];

    /// <summary>Runners that may apply to records of a sensor, the one that wins coming first, each with its number
    /// among those of the rule; none behind one that always applies.</summary>
    public IEnumerable<(int Number, RuleRunner Runner)> CandidatesFor(string sensorId)
    {
        foreach (int place in entry.BySensor.Fitting(sensorId))
        {
            RuleVariant variant = entry.Overrides[place];
            yield return RunnerOf(variant);
            if (variant.Selector.Where.IsEmpty) yield break;
        }

        yield return RunnerOf(entry.Base);
    }

    private (int Number, RuleRunner Runner) RunnerOf(RuleVariant variant)
    {
        // Which sensors it is for has been found out; labels are matched by the runner.
        bool isForLabels = !variant.Selector.Where.IsEmpty;
        RuleVariant said = isForLabels || ReferenceEquals(variant, entry.Base)
            ? variant
            : variant with { Selector = SensorSelector.All };
        if (!runners.TryGetValue(said, out (int Number, RuleRunner Runner) known))
        {
            known = (runners.Count, new RuleRunner(entry, said, faults, ofRule));
            runners.Add(said, known);
        }

        return known;
    }
}
