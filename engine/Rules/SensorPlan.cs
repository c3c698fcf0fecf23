using System.Collections.Immutable;

namespace KafkaAlarms.Engine.Rules;

/// <summary>The rules that are for a sensor; shared by all sensors with the same ones.</summary>
internal sealed class SensorPlan
{
    private readonly RuleRunner? comparing;

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

    /// <summary>Number of the last call of a rule before the last record that passed the comparing rules over; -1: none
    /// did.</summary>
    public long LastCalm { get; private set; } = -1;

    /// <summary>True when no rule is for the sensor.</summary>
    public bool IsEmpty => Bindings.IsEmpty;

    /// <summary>True when any rule watches for silence.</summary>
    public bool HasNoData { get; }

    /// <summary>True when any rule may ask for numbers of earlier records.</summary>
    public bool ReadsLatest { get; }

    /// <summary>Says that a record passed the comparing rules over.</summary>
    public void OnCalm() => LastCalm = comparing!.Calls;

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
