using System.Collections.Immutable;
using KafkaAlarms.Engine.Model.Rules;
using KafkaAlarms.Rules;

namespace KafkaAlarms.Engine.Rules;

/// <summary>One rule as it runs for some sensors: the entry and those of its overrides
/// that may apply to them.</summary>
/// <remarks>Immutable; shared by all sensors of a stream thread for which the same overrides may apply.</remarks>
internal sealed class RuleBinding
{
    private readonly RuleEntry entry;
    private readonly ImmutableArray<RuleRunner> candidates;
    private readonly RuleRunner? only;

    /// <param name="entry">The rule.</param>
    /// <param name="candidates">Overrides from the last to the first, then the entry itself.</param>
    public RuleBinding(RuleEntry entry, ImmutableArray<RuleRunner> candidates)
    {
        this.entry = entry;
        this.candidates = candidates;
        bool depends = !entry.Base.Selector.Where.IsEmpty || !candidates[0].Variant.Selector.Where.IsEmpty;
        only = depends ? null : candidates[0];
        SelectsByVariant = candidates.Any(runner => runner.Variant.Measurement != candidates[0].Variant.Measurement);
        RunsByVariant = SelectsByVariant || candidates.Any(runner => !DeclaresTheSame(runner, candidates[0]));
        NoData = candidates.Select(runner => runner.Variant.NoData).FirstOrDefault(settings => settings is not null);
        // Without limits there is nothing to compare with, and the rule is asked.
        bool compares = only is { Variant.Enabled: true, OnlyCondition.Limits.IsEmpty: false };
        Comparing = compares && NoData is null ? only : null;
    }

    public string RuleId => entry.Id;

    public RuleEntry Entry => entry;

    /// <summary>True when overrides select other measurements than the entry.</summary>
    public bool SelectsByVariant { get; }

    /// <summary>True when overrides make conditions of the whole record run on other clocks than the entry.</summary>
    public bool RunsByVariant { get; }

    /// <summary>The variant that applies to every record, where it only compares numbers with limits; else
    /// null.</summary>
    public RuleRunner? Comparing { get; }

    /// <summary>True when any variant reads measurements by name, or may.</summary>
    public bool DeclaresAny => candidates.Any(runner => !runner.IsMade || !runner.Declared.IsEmpty);

    /// <summary>True when the rule may watch the sensors for silence.</summary>
    public NoDataSettings? NoData { get; }

    /// <summary>The variant that applies to a record.</summary>
    /// <param name="labels">Labels of the record.</param>
    /// <returns>Null when the rule is not for the record, or is switched off for it.</returns>
    public RuleRunner? Choose(ImmutableSortedDictionary<string, string> labels)
    {
        RuleRunner? chosen = only ?? ByLabels(labels);
        return chosen is { Variant.Enabled: true } ? chosen : null;
    }

    /// <summary>The variant for a sensor that was never heard, whose labels are not known.</summary>
    public RuleRunner? ForUnheard()
    {
        RuleRunner chosen =
            candidates.FirstOrDefault(runner => runner.Variant.Selector.Where.IsEmpty) ?? candidates[^1];
        return chosen.Variant.Enabled ? chosen : null;
    }

    /// <summary>Tells whether any variant selects a measurement by its name, whatever the unit.</summary>
    public bool SelectsName(string name)
    {
        foreach (RuleRunner runner in candidates)
        {
            if (runner.SelectsName(name)) return true;
        }

        return false;
    }

    /// <summary>Tells whether conditions of the whole record run on the clock of a measurement under any
    /// variant.</summary>
    public bool RunsOn(string name)
    {
        foreach (RuleRunner runner in candidates)
        {
            if (runner.RunsOn(name)) return true;
        }

        return false;
    }

    /// <summary>Tells whether the rule reads a measurement, by selection or by declared name, or may.</summary>
    public bool Reads(string name)
    {
        foreach (RuleRunner runner in candidates)
        {
            if (!runner.IsMade || runner.Declares(name)) return true;
            if (ReadsSelected(runner) && runner.SelectsName(name)) return true;
        }

        return false;
    }

    /// <summary>Adds the units in which the rule takes a measurement.</summary>
    /// <returns>False when it takes it in any.</returns>
    public bool AddUnits(string name, HashSet<string> units)
    {
        foreach (RuleRunner runner in candidates)
        {
            // One that is not called must not admit units that those do not take which are.
            if (!runner.IsMade) continue;
            foreach (Measurement measurement in runner.Declared)
            {
                if (measurement.Name == name && !Add(measurement.Unit, units)) return false;
            }

            bool selects = ReadsSelected(runner) && runner.SelectsName(name);
            if (selects && !Add(runner.Variant.Unit, units)) return false;
        }

        return true;
    }

    private static bool DeclaresTheSame(RuleRunner one, RuleRunner other) =>
        one.Declared.Select(measurement => measurement.Name)
            .SequenceEqual(other.Declared.Select(measurement => measurement.Name));

    private static bool Add(string? unit, HashSet<string> units)
    {
        if (unit is null) return false;
        units.Add(unit);
        return true;
    }

    private bool ReadsSelected(RuleRunner runner) =>
        runner.Variant.Measurement is not null || runner.Declared.IsEmpty || NoData is not null;

    private RuleRunner? ByLabels(ImmutableSortedDictionary<string, string> labels)
    {
        if (!entry.Base.Selector.MatchesLabels(labels)) return null;
        foreach (RuleRunner runner in candidates)
        {
            bool isBase = ReferenceEquals(runner.Variant, entry.Base);
            if (isBase || runner.Variant.Selector.MatchesLabels(labels)) return runner;
        }

        return null;
    }
}
