namespace KafkaAlarms.AlarmModel.Rules;

/// <summary>One level of a limits rule with all its settings.</summary>
public sealed record ModelLevel
{
    /// <summary>Names of the levels, the one that shows first at equal severity.</summary>
    public static readonly string[] Names = ["hihi", "lolo", "hi", "lo"];

    public required string Name { get; init; }

    public required double Limit { get; init; }

    public required double Deadband { get; init; }

    public required bool IsInclusive { get; init; }

    public required int Severity { get; init; }

    public required TimeSpan OnDelay { get; init; }

    public required TimeSpan OffDelay { get; init; }

    public required int Samples { get; init; }

    /// <summary>True for <c>emit: every_breach</c>.</summary>
    public required bool IsEveryBreach { get; init; }

    private bool IsHigh => Name is "hi" or "hihi";

    public Verdict Judge(double value)
    {
        // A low limit is a high limit seen in the mirror.
        double v = IsHigh ? value : -value;
        double limit = IsHigh ? Limit : -Limit;
        if (IsInclusive)
            return v >= limit ? Verdict.Active : v < limit - Deadband ? Verdict.Normal : Verdict.Hold;
        return v > limit ? Verdict.Active : v <= limit - Deadband ? Verdict.Normal : Verdict.Hold;
    }
}
