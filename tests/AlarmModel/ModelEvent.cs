namespace KafkaAlarms.AlarmModel;

/// <summary>One alarm event, as far as the model knows it.</summary>
public sealed record ModelEvent
{
    public required string Rule { get; init; }

    public required string Sensor { get; init; }

    /// <summary>The measurement, or <c>no_data</c>.</summary>
    public required string Instance { get; init; }

    /// <summary>raised, level_changed, updated or cleared.</summary>
    public required string Kind { get; init; }

    /// <summary>Level shown; on cleared the one last shown; null for no data.</summary>
    public required string? Level { get; init; }

    public required int Severity { get; init; }

    /// <summary>On level_changed and cleared: the level shown before.</summary>
    public string? PreviousLevel { get; init; }

    public int? PreviousSeverity { get; init; }

    /// <summary>From 0, +1 per event of one episode.</summary>
    public required long Sequence { get; init; }

    /// <summary>What makes the episode's alarm_id, beside key, topic and partition.</summary>
    public required EpisodeToken Episode { get; init; }

    public required DateTime OccurredAt { get; init; }

    public required DateTime RaisedAt { get; init; }

    public DateTime? ClearedAt { get; init; }

    public long? DurationMs { get; init; }

    /// <summary>Breaching samples of the episode so far; null for no data.</summary>
    public long? Occurrences { get; init; }

    /// <summary>The sample that was evaluated last before the transition; null for a sensor never heard of.</summary>
    public required Records.ModelSample? Sample { get; init; }

    public string Key => $"{Rule}/{Sensor}/{Instance}";
}
