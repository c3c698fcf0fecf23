using System.Collections.Immutable;

namespace KafkaAlarms.Engine.Model.Rules;

/// <summary>Which sensors, and which of their records, a rule or an override is for.</summary>
/// <param name="Sensors">Any of them must match the id; empty: every sensor.</param>
/// <param name="Where">All must match the record's labels; empty: every record.</param>
internal sealed record SensorSelector(ImmutableArray<Glob> Sensors, ImmutableArray<LabelMatch> Where)
{
    public static SensorSelector All { get; } = new([], []);

    public bool MatchesSensor(string sensorId)
    {
        if (Sensors.IsEmpty) return true;
        foreach (Glob glob in Sensors)
        {
            if (glob.Matches(sensorId)) return true;
        }

        return false;
    }

    public bool MatchesLabels(ImmutableSortedDictionary<string, string> labels)
    {
        foreach (LabelMatch match in Where)
        {
            if (!labels.TryGetValue(match.Label, out string? value) || !match.Values.Contains(value)) return false;
        }

        return true;
    }
}
