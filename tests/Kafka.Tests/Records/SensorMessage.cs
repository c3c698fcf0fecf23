namespace KafkaAlarms.Kafka.Tests.Records;

/// <summary>One record for the sensor topic.</summary>
/// <param name="Key">Sensor id; null for a record without a key.</param>
/// <param name="Value">The bytes; null for a record without a value.</param>
internal sealed record SensorMessage(string? Key, byte[]? Value)
{
    /// <summary>Time that a topic with CreateTime keeps; null leaves it to the client.</summary>
    public DateTimeOffset? Timestamp { get; init; }

    /// <summary>Partition that the record goes to; null leaves it to the key.</summary>
    public int? Partition { get; init; }

    public IReadOnlyDictionary<string, byte[]> Headers { get; init; } = new Dictionary<string, byte[]>();
}
