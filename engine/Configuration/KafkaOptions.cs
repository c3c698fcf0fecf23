namespace KafkaAlarms.Engine.Configuration;

/// <summary>How the engine reaches Kafka and what it calls itself there.</summary>
internal sealed record KafkaOptions
{
    /// <summary>Brokers to start from.</summary>
    /// <value>host:port, several with commas; required.</value>
    public string BootstrapServers { get; init; } = "";

    /// <summary>Consumer group of all engines that share the work.</summary>
    /// <value>Not empty; default kafka-alarms.</value>
    public string GroupId { get; init; } = "kafka-alarms";

    /// <summary>Name of this engine that stays over restarts, which makes its threads static members of the group.</summary>
    /// <value>Default null: dynamic members under a name made at start.</value>
    public string? Instance { get; init; }

    /// <summary>Time without a heartbeat after which the group takes an engine's partitions away.</summary>
    /// <value>00:00:06 to 00:05:00; default 00:00:15.</value>
    public TimeSpan SessionTimeout { get; init; } = TimeSpan.FromSeconds(15);

    /// <summary>Time after which the broker aborts an open transaction.</summary>
    /// <value>00:00:01 to 00:15:00; default 00:00:10.</value>
    public TimeSpan TransactionTimeout { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>Raw librdkafka settings for every client, such as security.protocol.</summary>
    /// <value>Any but those that the engine owns; default none.</value>
    public Dictionary<string, string> Client { get; init; } = [];
}
