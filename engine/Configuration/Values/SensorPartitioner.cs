namespace KafkaAlarms.Engine.Configuration.Values;

/// <summary>How writers of the sensor topic choose a partition for a key.</summary>
internal enum SensorPartitioner
{
    /// <summary>Java clients and Kafka Connect.</summary>
    Murmur2,

    /// <summary>librdkafka.</summary>
    Crc32,
}
