using KafkaAlarms.Engine.Model.Events;

namespace KafkaAlarms.Engine.Replay.Figures;

/// <summary>One alarm from its raise until it is normal again, as an operator sees it.</summary>
/// <param name="AlarmKey">Rule, sensor and instance.</param>
/// <param name="Level">The level raised; null without levels.</param>
/// <param name="Priority">Highest that it had.</param>
/// <param name="RaisedAt">Record time, UTC.</param>
/// <param name="ClearedAt">Record time, UTC; null: it stood at the end.</param>
/// <param name="Message">Of the raise.</param>
internal sealed record AlarmEpisode(
    string AlarmKey,
    EventLevel? Level,
    AlarmPriority Priority,
    DateTime RaisedAt,
    DateTime? ClearedAt,
    string Message)
{
    /// <summary>How long it was active.</summary>
    /// <param name="end">End of the period, for an alarm that stood.</param>
    public TimeSpan ActiveFor(DateTime end)
    {
        TimeSpan active = (ClearedAt ?? end) - RaisedAt;
        return active > TimeSpan.Zero ? active : TimeSpan.Zero;
    }
}
