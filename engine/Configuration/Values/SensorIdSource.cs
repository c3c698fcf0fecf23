namespace KafkaAlarms.Engine.Configuration.Values;

/// <summary>Which sensor id wins when Kafka key and body differ.</summary>
internal enum SensorIdSource
{
    /// <summary>The Kafka key.</summary>
    Key,

    /// <summary>The body field.</summary>
    Body,
}
