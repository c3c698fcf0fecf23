using KafkaAlarms.Engine.Configuration.Values;

namespace KafkaAlarms.Engine.Configuration.Options;

/// <summary>Health and metrics over HTTP.</summary>
internal sealed record HttpOptions
{
    /// <summary>Address that /health and /metrics are served on.</summary>
    /// <value>host:port, * as host for every interface; default null: not served.</value>
    [TextRule(TextRule.Endpoint)]
    public string? Listen { get; init; }
}
