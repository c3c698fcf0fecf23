using KafkaAlarms.Engine.Configuration.Values;

namespace KafkaAlarms.Engine.Configuration.Options;

/// <summary>Names of the topics.</summary>
internal sealed record TopicOptions
{
    /// <summary>Sensor records, read.</summary>
    /// <value>Default iot-sensordata.</value>
    [TextRule(TextRule.Topic)]
    public string SensorData { get; init; } = "iot-sensordata";

    /// <summary>Alarm events, written.</summary>
    /// <value>Default alarme.</value>
    [TextRule(TextRule.Topic)]
    public string Alarms { get; init; } = "alarme";

    /// <summary>Alarm state, written and restored.</summary>
    /// <value>Default alarme-state.</value>
    [TextRule(TextRule.Topic)]
    public string State { get; init; } = "alarme-state";

    /// <summary>Sensor records that could not be read.</summary>
    /// <value>Default iot-sensordata-dlq.</value>
    [TextRule(TextRule.Topic)]
    public string SensorDataDeadLetters { get; init; } = "iot-sensordata-dlq";

    /// <summary>Alarm events that broke the schema.</summary>
    /// <value>Default alarme-dlq.</value>
    [TextRule(TextRule.Topic)]
    public string AlarmDeadLetters { get; init; } = "alarme-dlq";

    /// <summary>Whether missing topics are created at start.</summary>
    /// <value>Default false: the engine waits for them.</value>
    public bool CreateMissing { get; init; }

    /// <summary>Partitions of topics that are created.</summary>
    /// <value>1 to 10000; default 4. The state and alarm topics take the count of an existing sensor topic.</value>
    [AllowedRange("1", "10000")]
    public int Partitions { get; init; } = 4;

    /// <summary>Replication factor of topics that are created.</summary>
    /// <value>-1 to 32; default -1: the brokers' own default.</value>
    [AllowedRange("-1", "32")]
    public short ReplicationFactor { get; init; } = -1;
}
