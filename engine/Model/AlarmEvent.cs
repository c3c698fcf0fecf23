using System.Collections.Immutable;

namespace KafkaAlarms.Engine.Model;

/// <summary>One alarm event, version 1: what integrators read.</summary>
internal sealed record AlarmEvent
{
    public string SchemaVersion { get; init; } = "1.0";

    public required Guid EventId { get; init; }

    public required string AlarmKey { get; init; }

    public required Guid AlarmId { get; init; }

    public required long Sequence { get; init; }

    public required AlarmEventKind Event { get; init; }

    public required bool Active { get; init; }

    public required AlarmState State { get; init; }

    public required int Severity { get; init; }

    public required AlarmPriority Priority { get; init; }

    public required EventLevel? Level { get; init; }

    public EventLevel? PreviousLevel { get; init; }

    public int? PreviousSeverity { get; init; }

    public required EventRule Rule { get; init; }

    public required string SensorId { get; init; }

    public string? DeviceId { get; init; }

    public required EventMeasurement? Measurement { get; init; }

    public required EventCondition Condition { get; init; }

    public required DateTime OccurredAt { get; init; }

    public required DateTime? RaisedAt { get; init; }

    public DateTime? ClearedAt { get; init; }

    public long? DurationMs { get; init; }

    public long? Occurrences { get; init; }

    public required DateTime DetectedAt { get; init; }

    public required string Message { get; init; }

    public ImmutableSortedDictionary<string, string>? Labels { get; init; }

    public EventGuidance? Guidance { get; init; }

    public required EventSource? Source { get; init; }

    public EventSuppression? Suppression { get; init; }

    public bool? Chattering { get; init; }
}
