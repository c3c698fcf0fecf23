using System.Collections.Immutable;

namespace KafkaAlarms.Engine.Model.Rules;

/// <summary>The overrides of a rule, found by sensor: those for whole ids by the id, the others one after the other.
/// </summary>
/// <remarks>A table may hold a hundred thousand overrides, each for one sensor.</remarks>
internal sealed class OverridesBySensor
{
    private readonly Dictionary<string, ImmutableArray<int>> exact = new(StringComparer.Ordinal);
    private readonly ImmutableArray<int> patterns;
    private readonly ImmutableArray<RuleVariant> overrides;

    public OverridesBySensor(ImmutableArray<RuleVariant> overrides)
    {
        this.overrides = overrides;
        ImmutableArray<int>.Builder others = ImmutableArray.CreateBuilder<int>();
        // From the last to the first, as they are looked for.
        for (int i = overrides.Length - 1; i >= 0; i--)
        {
            if (!IsExact(overrides[i].Selector)) others.Add(i);
            else foreach (Glob glob in overrides[i].Selector.Sensors) Add(glob.Pattern, i);
        }

        patterns = others.DrainToImmutable();
    }

    /// <summary>Places of the overrides that fit a sensor, whatever the labels, from the last to the first.</summary>
    public IEnumerable<int> Fitting(string sensorId)
    {
        ImmutableArray<int> named = exact.TryGetValue(sensorId, out ImmutableArray<int> found) ? found : [];
        int next = 0;
        foreach (int place in patterns)
        {
            for (; next < named.Length && named[next] > place; next++) yield return named[next];
            if (overrides[place].Selector.MatchesSensor(sensorId)) yield return place;
        }

        for (; next < named.Length; next++) yield return named[next];
    }

    private static bool IsExact(SensorSelector selector) =>
        !selector.Sensors.IsEmpty && selector.Sensors.All(glob => glob.IsExact);

    private void Add(string id, int place)
    {
        ImmutableArray<int> known = exact.GetValueOrDefault(id, []);
        // An id may stand twice in one override.
        if (known.IsEmpty || known[^1] != place) exact[id] = known.Add(place);
    }
}
