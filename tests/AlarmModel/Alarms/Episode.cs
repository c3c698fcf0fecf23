using KafkaAlarms.AlarmModel.Records;

namespace KafkaAlarms.AlarmModel.Alarms;

/// <summary>One raised alarm until it is cleared: gives its events their common fields.</summary>
/// <param name="key">Rule, sensor and instance.</param>
/// <param name="token">What the alarm_id is made of.</param>
/// <param name="raisedAt">Record time of the raise.</param>
public sealed class Episode((string Rule, string Sensor, string Instance) key, EpisodeToken token, DateTime raisedAt)
{
    private long sequence;

    public DateTime RaisedAt => raisedAt;

    public ModelEvent Event(string kind, string? level, int severity, DateTime occurredAt, ModelSample? sample)
    {
        bool isCleared = kind == "cleared";
        return new ModelEvent
        {
            Rule = key.Rule,
            Sensor = key.Sensor,
            Instance = key.Instance,
            Kind = kind,
            Level = level,
            Severity = severity,
            PreviousLevel = isCleared ? level : null,
            PreviousSeverity = isCleared ? severity : null,
            Sequence = sequence++,
            Episode = token,
            OccurredAt = occurredAt,
            RaisedAt = raisedAt,
            ClearedAt = isCleared ? occurredAt : null,
            DurationMs = isCleared ? Duration(occurredAt) : null,
            Sample = sample,
        };
    }

    /// <summary>Milliseconds of record time; 0 when the clock was set back behind the raise.</summary>
    private long Duration(DateTime clearedAt) =>
        clearedAt < raisedAt ? 0 : (long)(clearedAt - raisedAt).TotalMilliseconds;
}
