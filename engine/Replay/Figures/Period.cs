namespace KafkaAlarms.Engine.Replay.Figures;

/// <summary>Time that an input spans.</summary>
/// <param name="From">First time, UTC.</param>
/// <param name="To">Last time, UTC.</param>
internal readonly record struct Period(DateTime From, DateTime To)
{
    /// <summary>Its length.</summary>
    public TimeSpan Length => To - From;

    /// <summary>The period with a time within it.</summary>
    public Period With(DateTime time) =>
        From == default ? new(time, time) : new(time < From ? time : From, time > To ? time : To);

    /// <summary>A time as a share of the period, 0 to 1; 0 for a period without length.</summary>
    public double ShareOf(TimeSpan time) => Length > TimeSpan.Zero ? Math.Min(1, time / Length) : 0;
}
