using KafkaAlarms.Engine.Model.Records;

namespace KafkaAlarms.Engine.State.Sensors;

/// <summary>Where one level of a condition stands.</summary>
/// <remarks>
/// normal -- first active sample --> counting (on-delay runs) -- due and enough samples --> active
/// counting -- hold or normal --> normal; active -- normal --> returning (off-delay runs) -- due --> normal;
/// returning -- hold or active --> active.
/// </remarks>
internal struct LevelState
{
    /// <summary>Value of <see cref="NormalSince"/> when no off-delay runs.</summary>
    public const long NotRunning = 0;

    /// <summary>The level is active, after delays.</summary>
    public bool Active;

    /// <summary>Active samples in a row until it became active, or may; 0: it is not, and no on-delay runs.</summary>
    public int Count;

    /// <summary>First active sample of the run that made, or may make, the level active.</summary>
    public RecordPoint First;

    /// <summary>Record time at which the running on-delay began, ticks.</summary>
    public long Since;

    /// <summary>Record time at which the running off-delay began, ticks, or <see cref="NotRunning"/>.</summary>
    public long NormalSince;

    /// <summary>Kafka time since which the rule set has lacked the level, ticks; 0: it does not.</summary>
    public long LackingSince;

    /// <summary>Severity that the level had when the rule set had it last; 0: it was never active.</summary>
    public int Severity;

    /// <summary>True when nothing about the level needs to be remembered.</summary>
    public readonly bool IsQuiet => !Active && Count == 0;
}
