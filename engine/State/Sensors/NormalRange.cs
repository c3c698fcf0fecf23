using KafkaAlarms.Engine.Rules;
using KafkaAlarms.Rules;

namespace KafkaAlarms.Engine.State.Sensors;

/// <summary>Between which numbers a measurement is normal for every rule that only compares it with limits.</summary>
/// <remarks>So a record is compared once, however many such rules there are.</remarks>
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

    /// <summary>The range of a measurement.</summary>
    public static NormalRange Of(SensorPlan plan, string name)
    {
        NormalRange range = new(double.NegativeInfinity, double.PositiveInfinity, null, isClear: true);
        foreach (RuleBinding binding in plan.Bindings)
        {
            if (binding.Comparing is { } runner && runner.SelectsName(name)) range = range.Within(runner);
        }

        return range.IsRead ? range with { Place = plan.PlaceOf(name) } : range;
    }

    /// <summary>Tells that no such rule would say anything but normal of a sample.</summary>
    public bool Contains(in Sample sample)
    {
        if (sample.Unit is not null && unit is not null && (!isClear || sample.Unit != unit)) return false;
        return sample.Kind != SampleKind.Number || (sample.Number > above && sample.Number < below);
    }

    private NormalRange Within(RuleRunner runner)
    {
        Condition condition = runner.OnlyCondition!;
        string? other = runner.Variant.Unit;
        // Rules in two units take only samples that name none: of any other each rule is asked.
        return new(
            Math.Max(above, condition.NormalAbove),
            Math.Min(below, condition.NormalBelow),
            unit ?? other,
            isClear && (unit is null || other is null || unit == other))
        {
            IsRead = true,
        };
    }
}
