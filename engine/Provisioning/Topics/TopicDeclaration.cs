namespace KafkaAlarms.Engine.Provisioning.Topics;

/// <summary>One topic of a topics file; what it leaves out comes from the settings.</summary>
internal sealed record TopicDeclaration
{
    /// <summary>Number of partitions.</summary>
    /// <value>1 to 10000; default null: Topics:Partitions.</value>
    public int? Partitions { get; init; }

    /// <summary>Number of brokers that keep a copy.</summary>
    /// <value>-1 to 32; default null: Topics:ReplicationFactor.</value>
    public short? ReplicationFactor { get; init; }

    /// <summary>Settings of the topic by Kafka's names; only these are compared and mended.</summary>
    /// <value>Default none.</value>
    public Dictionary<string, string> Config { get; init; } = [];
}
