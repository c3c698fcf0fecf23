namespace KafkaAlarms.Engine.Model.Records;

/// <summary>One record of the sensor topic as Kafka gave it.</summary>
/// <remarks>Reused by its stream thread for each record; key and value are valid until the next one is read.</remarks>
internal sealed class SourceRecord
{
    /// <summary>Length that stands for a null key or value.</summary>
    public const int Null = -1;

    public required string Topic { get; set; }

    public int Partition { get; set; }

    public long Offset { get; set; }

    /// <summary>Kafka timestamp, UTC ticks of 100 ns.</summary>
    public long KafkaTime { get; set; }

    public byte[] Key { get; set; } = [];

    /// <summary>Bytes of <see cref="Key"/> in use, or <see cref="Null"/>.</summary>
    public int KeyLength { get; set; } = Null;

    public byte[] Value { get; set; } = [];

    /// <summary>Bytes of <see cref="Value"/> in use, or <see cref="Null"/>.</summary>
    public int ValueLength { get; set; } = Null;

    /// <summary>Headers, or null when the record has none.</summary>
    public IRecordHeaders? Headers { get; set; }
}
