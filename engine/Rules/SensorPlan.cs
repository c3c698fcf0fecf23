using System.Collections.Immutable;

namespace KafkaAlarms.Engine.Rules;

/// <summary>The rules that are for a sensor; shared by all sensors with the same ones.</summary>
internal sealed class SensorPlan
{
    /// <summary>Measurements beyond which it is not noted which of them are normal: their names come from
    /// outside.</summary>
    private const int MostPlaces = 4_096;

    private const int Nowhere = -1;
    private const long Never = -1;

    private readonly RuleRunner? comparing;
    private readonly Dictionary<string, int> places = new(StringComparer.Ordinal);
    private readonly List<long> calm = [];

    public SensorPlan(ImmutableArray<RuleBinding> bindings)
    {
        Bindings = bindings;
        All = [.. Enumerable.Range(0, bindings.Length)];
        Others = [.. All.Where(index => bindings[index].Comparing is null)];
        HasNoData = bindings.Any(binding => binding.NoData is not null);
        ReadsLatest = bindings.Any(binding => binding.DeclaresAny);
        foreach (RuleBinding binding in bindings) binding.Comparing?.Watch(this);
        comparing = bindings.Select(binding => binding.Comparing).FirstOrDefault(runner => runner is not null);
    }

    public ImmutableArray<RuleBinding> Bindings { get; }

    /// <summary>Indexes of all the rules.</summary>
    public ImmutableArray<int> All { get; }

    /// <summary>Indexes of the rules that do more than compare numbers with limits.</summary>
    public ImmutableArray<int> Others { get; }

    /// <summary>True when any rule only compares numbers with limits.</summary>
    public bool AnyComparing => comparing is not null;

    /// <summary>True when no rule is for the sensor.</summary>
    public bool IsEmpty => Bindings.IsEmpty;

    /// <summary>True when any rule watches for silence.</summary>
    public bool HasNoData { get; }

    /// <summary>True when any rule may ask for numbers of earlier records.</summary>
    public bool ReadsLatest { get; }

    /// <summary>Where it is noted when a measurement was last normal for all comparing rules.</summary>
    /// <param name="name">Of the measurement.</param>
    public int PlaceOf(string name)
    {
        if (places.TryGetValue(name, out int place)) return place;
        if (places.Count == MostPlaces) return Nowhere;
        calm.Add(Never);
        places.Add(name, calm.Count - 1);
        return calm.Count - 1;
    }

    /// <summary>Says that a sample of a measurement passed the comparing rules over.</summary>
    /// <param name="place">Of <see cref="PlaceOf"/>.</param>
    public void OnCalm(int place)
    {
        if (place != Nowhere) calm[place] = comparing!.Calls;
    }

    /// <summary>Tells whether a sample passed over a rule that selects it.</summary>
    /// <param name="runner">One of the comparing rules.</param>
    /// <param name="call">Number of the call since which it is asked for.</param>
    public bool IsCalmSince(RuleRunner runner, long call)
    {
        foreach ((string name, int place) in places)
        {
            if (calm[place] >= call && runner.SelectsName(name)) return true;
        }

        return false;
    }

    /// <summary>Tells whether any rule reads a measurement.</summary>
    public bool Reads(string name)
    {
        foreach (RuleBinding binding in Bindings)
        {
            if (binding.Reads(name)) return true;
        }

        return false;
    }

    /// <summary>Units in which rules take a measurement; none: in any.</summary>
    public ImmutableArray<string> UnitsOf(string name)
    {
        HashSet<string> units = new(StringComparer.Ordinal);
        foreach (RuleBinding binding in Bindings)
        {
            if (!binding.AddUnits(name, units)) return [];
        }

        return [.. units];
    }

    /// <summary>Finds the binding of a rule.</summary>
    public RuleBinding? Find(string ruleId)
    {
        foreach (RuleBinding binding in Bindings)
        {
            if (binding.RuleId == ruleId) return binding;
        }

        return null;
    }
}
