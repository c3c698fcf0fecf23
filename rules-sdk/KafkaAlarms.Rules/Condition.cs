using System.Collections.Immutable;

namespace KafkaAlarms.Rules;

/// <summary>A process condition that a rule declares once and reports verdicts for.</summary>
/// <remarks>Made by <see cref="RuleSetup"/>; immutable.</remarks>
public sealed class Condition
{
    private readonly Limit[] limits;
    private readonly Judgements allNormal;

    internal Condition(int index, string? name, ConditionType type, string? unit, IEnumerable<Limit>? limits)
    {
        TakesLimits = limits is not null;
        Index = index;
        Name = name;
        Type = type;
        Unit = unit;
        this.limits = [.. (limits ?? []).OrderBy(limit => limit.Level)];
        if (this.limits.DistinctBy(limit => limit.Level).Count() < this.limits.Length)
            throw new ArgumentException("A condition has at most one limit a level.", nameof(limits));
        Limits = [.. this.limits];
        foreach (Limit limit in this.limits)
        {
            allNormal = allNormal.With(limit.Level, Judgement.Normal);
            if (limit.IsHigh) NormalBelow = Math.Min(NormalBelow, limit.NormalAt);
            else NormalAbove = Math.Max(NormalAbove, limit.NormalAt);
        }
    }

    /// <summary>Position among the conditions of its rule, from 0.</summary>
    public int Index { get; }

    /// <summary>Name of the condition, which is the alarm's instance.</summary>
    /// <value>Null: one condition for each measurement, whose name is the instance.</value>
    public string? Name { get; }

    /// <summary>Kind of the condition, as alarm events name it.</summary>
    public ConditionType Type { get; }

    /// <summary>Unit (UCUM) of the values reported with it, where the condition has a value of its own.</summary>
    /// <value>Null: the unit of the measurement, or none.</value>
    public string? Unit { get; }

    /// <summary>Limits of the condition, at most one a level, in the order of <see cref="AlarmLevel"/>.</summary>
    /// <value>Empty for a condition without levels.</value>
    public ImmutableArray<Limit> Limits { get; }

    /// <summary>Values above this are normal for each lo and lolo limit, its deadband included.</summary>
    /// <value>Negative infinity without such a limit.</value>
    public double NormalAbove { get; } = double.NegativeInfinity;

    /// <summary>Values below this are normal for each hi and hihi limit, its deadband included.</summary>
    /// <value>Positive infinity without such a limit.</value>
    public double NormalBelow { get; } = double.PositiveInfinity;

    internal bool HasLevels => limits.Length > 0;

    /// <summary>Whether it was declared with limits, be it with none, as where a rules file gives none.</summary>
    internal bool TakesLimits { get; }

    /// <summary>Judges a value against every limit of the condition.</summary>
    /// <param name="value">In the unit of the limits.</param>
    /// <returns>Nothing for NaN and for a condition without limits.</returns>
    public Judgements Judge(double value)
    {
        // The usual case first: beyond every deadband on the normal side.
        if (value > NormalAbove && value < NormalBelow) return allNormal;
        Judgements judgements = default;
        foreach (Limit limit in limits) judgements = judgements.With(limit.Level, limit.Judge(value));
        return judgements;
    }
}
