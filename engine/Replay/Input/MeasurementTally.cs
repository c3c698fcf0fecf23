using KafkaAlarms.Rules;

namespace KafkaAlarms.Engine.Replay.Input;

/// <summary>Counts numbers and other values of each measurement: a decimal comma makes texts of all numbers, and no
/// limit judges a text.</summary>
internal sealed class MeasurementTally
{
    private const int MostNames = 1_000;

    private readonly Dictionary<string, (long Numbers, long Others)> counts = new(StringComparer.Ordinal);

    /// <summary>Measurements in the order of their first samples, with how many were numbers, and how many something
    /// else.</summary>
    public IEnumerable<(string Name, long Numbers, long Others)> Counts =>
        counts.Select(pair => (pair.Key, pair.Value.Numbers, pair.Value.Others));

    /// <summary>Counts samples; those without a value are none.</summary>
    public void Add(ReadOnlySpan<Sample> samples)
    {
        foreach (ref readonly Sample sample in samples)
        {
            if (sample.Kind == SampleKind.None) continue;
            if (!counts.TryGetValue(sample.Name, out (long Numbers, long Others) count) && counts.Count == MostNames)
                continue;
            bool isNumber = sample.Kind == SampleKind.Number;
            counts[sample.Name] = (count.Numbers + (isNumber ? 1 : 0), count.Others + (isNumber ? 0 : 1));
        }
    }
}
