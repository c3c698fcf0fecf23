using KafkaAlarms.Engine.Configuration.Values;

namespace KafkaAlarms.Engine.Configuration.Options;

/// <summary>What is logged on the console, and how.</summary>
internal sealed record LoggingOptions
{
    /// <summary>Shape of a log line.</summary>
    /// <value>Default text.</value>
    public LogFormat Format { get; init; } = LogFormat.Text;

    /// <summary>Least level that is logged.</summary>
    /// <value>Default information.</value>
    public LogThreshold Level { get; init; } = LogThreshold.Information;
}
