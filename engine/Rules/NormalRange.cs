using System.Runtime.CompilerServices;
using KafkaAlarms.Rules;

namespace KafkaAlarms.Engine.Rules;

/// <summary>Between which numbers a measurement is normal for rules that only compare it with limits.</summary>
/// <remarks>The ranges of many rules make one, so that a record is compared once, however many there are.</remarks>
internal readonly struct NormalRange
{
    private readonly double above;
    private readonly double below;
    private readonly string? unit;
    private readonly bool isClear;

    private NormalRange(double above, double below, string? unit, bool isClear)
    {
        this.above = above;
        this.below = below;
        this.unit = unit;
        this.isClear = isClear;
    }

    /// <summary>True when such a rule selects the measurement.</summary>
    public bool IsRead { get; private init; }

    /// <summary>Where the plan notes that it was normal.</summary>
    public int Place { get; private init; }

    /// <summary>The range of one rule.</summary>
    /// <param name="condition">What it compares with.</param>
    /// <param name="unit">In which it takes samples; null: in any.</param>
    public static NormalRange Of(Condition condition, string? unit) =>
        new(condition.NormalAbove, condition.NormalBelow, unit, isClear: true) { IsRead = true };

    /// <summary>The range of all the comparing rules of a plan that select a measurement.</summary>
    public static NormalRange Of(SensorPlan plan, string name)
    {
        NormalRange range = new(double.NegativeInfinity, double.PositiveInfinity, null, isClear: true);
        foreach (RuleBinding binding in plan.Bindings)
        {
            if (binding.Comparing is { } runner && runner.SelectsName(name)) range = range.Within(runner.Normal);
        }

        return range.IsRead ? range with { Place = plan.PlaceOf(name) } : range;
    }

    /// <summary>Tells that no such rule would say anything but normal of a sample.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool Contains(in Sample sample)
    {
        if (sample.Unit is not null && unit is not null && (!isClear || sample.Unit != unit)) return false;
        return sample.Kind != SampleKind.Number || (sample.Number > above && sample.Number < below);
    }

    // Rules in two units take only samples that name none: of any other each rule is asked.
    private NormalRange Within(in NormalRange other) => new(
        Math.Max(above, other.above),
        Math.Min(below, other.below),
        unit ?? other.unit,
        isClear && (unit is null || other.unit is null || unit == other.unit))
    {
        IsRead = true,
    };
}
