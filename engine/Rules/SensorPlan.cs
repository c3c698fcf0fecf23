using System.Collections.Immutable;

namespace KafkaAlarms.Engine.Rules;

/// <summary>The rules that are for a sensor; shared by all sensors with the same ones.</summary>
internal sealed class SensorPlan(ImmutableArray<RuleBinding> bindings)
{
    public ImmutableArray<RuleBinding> Bindings { get; } = bindings;

    /// <summary>Indexes of all the rules.</summary>
    public ImmutableArray<int> All { get; } = [.. Enumerable.Range(0, bindings.Length)];

    /// <summary>Indexes of the rules that do more than compare numbers with limits.</summary>
    public ImmutableArray<int> Others { get; } =
        [.. Enumerable.Range(0, bindings.Length).Where(index => bindings[index].Comparing is null)];

    /// <summary>True when any rule only compares numbers with limits.</summary>
    public bool AnyComparing { get; } = bindings.Any(binding => binding.Comparing is not null);

    /// <summary>True when no rule is for the sensor.</summary>
    public bool IsEmpty => Bindings.IsEmpty;

    /// <summary>True when any rule watches for silence.</summary>
    public bool HasNoData { get; } = bindings.Any(binding => binding.NoData is not null);

    /// <summary>True when any rule may ask for numbers of earlier records.</summary>
    public bool ReadsLatest { get; } = bindings.Any(binding => binding.DeclaresAny);

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
