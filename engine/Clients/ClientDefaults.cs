using Confluent.Kafka;

namespace KafkaAlarms.Engine.Clients;

/// <summary>Settings of Kafka clients that are ours where nobody gave others.</summary>
internal static class ClientDefaults
{
    /// <summary>Sets a key, unless it was given, by either of its names.</summary>
    /// <param name="config">The client's settings, those of <c>Kafka:Client</c> among them.</param>
    /// <param name="key">The key.</param>
    /// <param name="value">Our default.</param>
    /// <param name="otherName">What the client library calls it as well.</param>
    public static void SetDefault(this ClientConfig config, string key, string value, string? otherName = null)
    {
        if (!config.Any(pair => pair.Key == key || pair.Key == otherName)) config.Set(key, value);
    }
}
