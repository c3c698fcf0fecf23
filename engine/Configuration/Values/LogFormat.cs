namespace KafkaAlarms.Engine.Configuration.Values;

/// <summary>Shape of a log line.</summary>
internal enum LogFormat
{
    /// <summary>One line for people.</summary>
    Text,

    /// <summary>One JSON object a line.</summary>
    Json,
}
