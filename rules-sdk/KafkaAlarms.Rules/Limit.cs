namespace KafkaAlarms.Rules;

/// <summary>One limit of a condition: level, setpoint, deadband, strict or inclusive.</summary>
/// <remarks>Immutable. Strict is the default: a value equal to the limit is not beyond it.</remarks>
public sealed record Limit
{
    private readonly bool isHigh;

    /// <summary>Makes a limit.</summary>
    /// <param name="level"><see cref="AlarmLevel.HiHi"/>, <see cref="AlarmLevel.Hi"/>, <see cref="AlarmLevel.Lo"/> or
    /// <see cref="AlarmLevel.LoLo"/>.</param>
    /// <param name="value">The setpoint, finite, in the unit of the measurement.</param>
    /// <param name="deadband">Distance back inside the limit before the level is normal: finite, 0 or more.</param>
    /// <param name="inclusive">True: a value equal to the limit is active too.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number outside the ranges above, or
    /// a level without limits.</exception>
    public Limit(AlarmLevel level, double value, double deadband = 0, bool inclusive = false)
    {
        if (level is not (AlarmLevel.HiHi or AlarmLevel.Hi or AlarmLevel.Lo or AlarmLevel.LoLo))
            throw new ArgumentOutOfRangeException(nameof(level), level, "A limit is hihi, hi, lo or lolo.");
        if (!double.IsFinite(value))
            throw new ArgumentOutOfRangeException(nameof(value), value, "A limit is a finite number.");
        if (!double.IsFinite(deadband) || deadband < 0)
            throw new ArgumentOutOfRangeException(
                nameof(deadband), deadband, "A deadband is a finite number, 0 or more.");
        Level = level;
        Value = value;
        Deadband = deadband;
        Inclusive = inclusive;
        isHigh = level is AlarmLevel.HiHi or AlarmLevel.Hi;
        NormalAt = isHigh ? value - deadband : value + deadband;
    }

    /// <summary>Level that this limit stands for.</summary>
    public AlarmLevel Level { get; }

    /// <summary>The setpoint that a value is tested against.</summary>
    public double Value { get; }

    /// <summary>Distance back inside the limit before the level is normal.</summary>
    /// <value>0 or more, in the unit of the measurement; default 0.</value>
    /// <remarks>Term: deadband, OPC 10000-9 B.1.5. It never delays the raise.</remarks>
    public double Deadband { get; }

    /// <summary>True when a value equal to the limit is active.</summary>
    public bool Inclusive { get; }

    /// <summary>True for hihi and hi, whose active side is above.</summary>
    public bool IsHigh => isHigh;

    /// <summary>Makes a hihi limit.</summary>
    /// <inheritdoc cref="Limit(AlarmLevel, double, double, bool)"/>
    public static Limit HiHi(double value, double deadband = 0, bool inclusive = false) =>
        new(AlarmLevel.HiHi, value, deadband, inclusive);

    /// <summary>Makes a hi limit.</summary>
    /// <inheritdoc cref="Limit(AlarmLevel, double, double, bool)"/>
    public static Limit Hi(double value, double deadband = 0, bool inclusive = false) =>
        new(AlarmLevel.Hi, value, deadband, inclusive);

    /// <summary>Makes a lo limit.</summary>
    /// <inheritdoc cref="Limit(AlarmLevel, double, double, bool)"/>
    public static Limit Lo(double value, double deadband = 0, bool inclusive = false) =>
        new(AlarmLevel.Lo, value, deadband, inclusive);

    /// <summary>Makes a lolo limit.</summary>
    /// <inheritdoc cref="Limit(AlarmLevel, double, double, bool)"/>
    public static Limit LoLo(double value, double deadband = 0, bool inclusive = false) =>
        new(AlarmLevel.LoLo, value, deadband, inclusive);

    /// <summary>End of the deadband, on the normal side.</summary>
    internal double NormalAt { get; }

    /// <summary>Judges one value against this limit.</summary>
    /// <param name="value">In the unit of the limit.</param>
    /// <returns>Active beyond the limit, normal when back by the deadband, hold between; none for NaN.</returns>
    public Judgement Judge(double value)
    {
        if (double.IsNaN(value)) return Judgement.None;
        if (isHigh ? value > Value : value < Value) return Judgement.Active;
        if (Inclusive && value == Value) return Judgement.Active;
        if (isHigh ? value < NormalAt : value > NormalAt) return Judgement.Normal;
        return !Inclusive && value == NormalAt ? Judgement.Normal : Judgement.Hold;
    }
}
