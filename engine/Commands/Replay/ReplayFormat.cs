namespace KafkaAlarms.Engine.Commands.Replay;

/// <summary>What a replay prints.</summary>
internal enum ReplayFormat
{
    /// <summary>Alarms and figures for a person.</summary>
    Text,

    /// <summary>The alarm events, one JSON document a line, and nothing else.</summary>
    Jsonl,

    /// <summary>The figures as one JSON document, and nothing else.</summary>
    Json,
}
