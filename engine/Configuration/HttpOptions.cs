namespace KafkaAlarms.Engine.Configuration;

/// <summary>Health and metrics over HTTP.</summary>
internal sealed record HttpOptions
{
    /// <summary>Address that /health and /metrics are served on.</summary>
    /// <value>host:port; default null: not served.</value>
    public string? Listen { get; init; }
}
