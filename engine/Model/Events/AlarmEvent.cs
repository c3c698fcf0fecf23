using System.Collections.Immutable;
using System.ComponentModel.DataAnnotations;
using System.Text.Json.Serialization;

namespace KafkaAlarms.Engine.Model.Events;

/// <summary>One event of an alarm, complete in itself; consumers ignore fields they do not know.</summary>
/// <remarks>The order of its members is the order of the fields on the wire. Members marked as ignored when null
/// are the optional fields; all others are always written.</remarks>
internal sealed record AlarmEvent
{
    /// <summary>Largest count on the wire: below 2^53, so that every JSON reader keeps it exact.</summary>
    internal const long LargestCount = 9_000_000_000_000_000;

    /// <summary>Version of this form, major.minor; a minor only adds optional fields.</summary>
    [RegularExpression(@"^1\.(0|[1-9][0-9]*)$")]
    public string SchemaVersion { get; init; } = "1.0";

    /// <summary>Identity of this event, the same on replay and on another engine: deduplicate by it.</summary>
    public required Guid EventId { get; init; }

    /// <summary>Identity of the condition through all its episodes: rule/sensor/instance, parts
    /// percent-escaped.</summary>
    [RegularExpression(
        "^([A-Za-z0-9._~-]|%[0-9A-F]{2})+/([A-Za-z0-9._~-]|%[0-9A-F]{2})+/([A-Za-z0-9._~-]|%[0-9A-F]{2})*$")]
    public required string AlarmKey { get; init; }

    /// <summary>Identity of one episode: from the raise until the alarm is normal again.</summary>
    public required Guid AlarmId { get; init; }

    /// <summary>Position of this event among those of its episode, from 0 without gaps.</summary>
    [Range(0, LargestCount)]
    public required long Sequence { get; init; }

    /// <summary>What happened to the alarm.</summary>
    public required AlarmEventKind Event { get; init; }

    /// <summary>Whether the condition holds, after delays.</summary>
    public required bool Active { get; init; }

    /// <summary>State of the alarm after this event, by the state model of ISA-18.2.</summary>
    public required AlarmState State { get; init; }

    /// <summary>How bad it is, on the scale of OPC UA.</summary>
    [Range(1, 1000)]
    public required int Severity { get; init; }

    /// <summary>Band of the severity: low to 333, medium to 666, high to 900, critical above.</summary>
    public required AlarmPriority Priority { get; init; }

    /// <summary>Level that the alarm shows, when cleared the one last shown; null where
    /// the condition has none.</summary>
    public required EventLevel? Level { get; init; }

    /// <summary>Level shown before this event, null where the condition has none; on
    /// level_changed and cleared only.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    [AlsoNull]
    public EventLevel? PreviousLevel { get; init; }

    /// <summary>Severity shown before this event; on level_changed and cleared only.</summary>
    [Range(1, 1000)]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public int? PreviousSeverity { get; init; }

    /// <summary>Which rule and which code decided.</summary>
    public required EventRule Rule { get; init; }

    /// <summary>The sensor, and the key of the Kafka record.</summary>
    [MinLength(1)]
    public required string SensorId { get; init; }

    /// <summary>The device that sent the sensor record, where it names one.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? DeviceId { get; init; }

    /// <summary>The last evaluated sample; null for a sensor never heard of.</summary>
    public required EventMeasurement? Measurement { get; init; }

    /// <summary>What was tested, as it is set for the level that the event shows.</summary>
    public required EventCondition Condition { get; init; }

    /// <summary>Record time of the transition: the sample's time, or the time at which a delay ran out.</summary>
    public required DateTime OccurredAt { get; init; }

    /// <summary>Record time at which this episode was raised; null before it was.</summary>
    public required DateTime? RaisedAt { get; init; }

    /// <summary>Record time at which this episode was cleared.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    [AlsoNull]
    public DateTime? ClearedAt { get; init; }

    /// <summary>Record time from raise to clear in milliseconds; on cleared.</summary>
    [Range(0, LargestCount)]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public long? DurationMs { get; init; }

    /// <summary>Breaching samples in this episode.</summary>
    [Range(0, LargestCount)]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public long? Occurrences { get; init; }

    /// <summary>Clock of the engine; the only field that may differ between two runs over the same input.</summary>
    public required DateTime DetectedAt { get; init; }

    /// <summary>One line for a person.</summary>
    /// <remarks>Made from all other fields, so whoever builds the event sets it last; it never changes then.</remarks>
    public required string Message { get; set; }

    /// <summary>Names and values from the rule, the sensor record and the rules file.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public ImmutableSortedDictionary<string, string>? Labels { get; init; }

    /// <summary>What the operator should know and do.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public EventGuidance? Guidance { get; init; }

    /// <summary>The sensor record evaluated last before the transition; null for a sensor never heard of.</summary>
    public required EventSource? Source { get; init; }

    /// <summary>Why an active alarm is not shown.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    [AlsoNull]
    public EventSuppression? Suppression { get; init; }

    /// <summary>Whether the alarm comes and goes too often.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public bool? Chattering { get; init; }
}
