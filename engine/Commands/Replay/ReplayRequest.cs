using System.Collections.Immutable;

namespace KafkaAlarms.Engine.Commands.Replay;

/// <summary>What is to be replayed, and how it is to be shown.</summary>
/// <param name="Input">Path of a file, or - for standard input.</param>
/// <param name="Sensor">Sensor id of records that name none; null: they are refused.</param>
/// <param name="KafkaTimeIsRecordTime">Whether a file's records tell Kafka time as well.</param>
/// <param name="Compare">Other rules files to run beside.</param>
/// <param name="EventsOnly">Whether the events are printed, and nothing else.</param>
internal sealed record ReplayRequest(
    string Input,
    string? Sensor,
    bool KafkaTimeIsRecordTime,
    ImmutableArray<string> Compare,
    bool EventsOnly);
