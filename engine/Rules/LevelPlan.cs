using KafkaAlarms.Engine.Model.Events;
using KafkaAlarms.Engine.Model.Rules;
using KafkaAlarms.Rules;

namespace KafkaAlarms.Engine.Rules;

/// <summary>How one level of a condition is judged and delayed.</summary>
/// <param name="Level">The level.</param>
/// <param name="Limit">Its limit; null for a condition without levels.</param>
/// <param name="Settings">Severity, delays, samples.</param>
/// <param name="Tested">All of it, as events show it.</param>
internal sealed record LevelPlan(AlarmLevel Level, Limit? Limit, LevelSettings Settings, EventCondition Tested)
{
    /// <summary>On-delay in ticks.</summary>
    public long OnDelay { get; } = Settings.OnDelay.Ticks;

    /// <summary>Off-delay in ticks.</summary>
    public long OffDelay { get; } = Settings.OffDelay.Ticks;

    /// <summary>Active samples in a row that are needed.</summary>
    public int Samples { get; } = Settings.Samples;
}
