using KafkaAlarms.Engine.Configuration.Values;

namespace KafkaAlarms.Engine.Configuration.Options;

/// <summary>How the engine reaches Kafka and what it calls itself there.</summary>
internal sealed record KafkaOptions
{
    /// <summary>Brokers to start from.</summary>
    /// <value>host:port, several with commas; required.</value>
    [RequiredSetting, TextRule(TextRule.Endpoints)]
    public string BootstrapServers { get; init; } = "";

    /// <summary>Consumer group of all engines that share the work. Another group on the same input needs topics for
    /// alarms and state of its own, or each takes the other's alarms for its own.</summary>
    /// <value>Not empty; default kafka-alarms.</value>
    [TextRule(TextRule.NotEmpty)]
    public string GroupId { get; init; } = "kafka-alarms";

    /// <summary>Name of this engine that stays over restarts, which makes its threads
    /// static members of the group.</summary>
    /// <value>1 to 200 of A-Z, a-z, 0-9, dot, underscore and dash; default null: dynamic
    /// members under a name made at start.</value>
    [TextRule(TextRule.Name)]
    public string? Instance { get; init; }

    /// <summary>Time without a heartbeat after which the group takes an engine's partitions away.</summary>
    /// <value>00:00:06 to 00:05:00; default 00:00:15.</value>
    [AllowedRange("00:00:06", "00:05:00")]
    public TimeSpan SessionTimeout { get; init; } = TimeSpan.FromSeconds(15);

    /// <summary>Time after which the broker aborts an open transaction.</summary>
    /// <value>00:00:01 to 00:15:00; default 00:00:10.</value>
    [AllowedRange("00:00:01", "00:15:00")]
    public TimeSpan TransactionTimeout { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>Sensor records are taken in batches straight out of the client library's memory. Without, each goes
    /// through Confluent's client by itself: slower, with an object for each record, and the way out should the faster
    /// one be at fault.</summary>
    /// <value>True or false; default true.</value>
    public bool BatchReads { get; init; } = true;

    /// <summary>Raw librdkafka settings for every client, such as security.protocol.</summary>
    /// <value>Any but those that the engine owns; default none. In environment names a dot
    /// is written as one underscore.</value>
    public Dictionary<string, string> Client { get; init; } = [];
}
