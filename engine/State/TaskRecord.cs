namespace KafkaAlarms.Engine.State;

/// <summary>Where the stored memory of a partition stands.</summary>
/// <param name="MemoryOffset">Input offset from which records must be read again to bring memory up to date.</param>
/// <param name="KafkaTime">Kafka time of the partition, ticks.</param>
internal readonly record struct TaskRecord(long MemoryOffset, long KafkaTime)
{
    private const byte Version = 1;

    public byte[] Encode()
    {
        ByteWriter writer = new();
        writer.Write(Version);
        writer.Write(MemoryOffset);
        writer.Write(KafkaTime);
        return writer.ToArray();
    }

    /// <exception cref="InvalidDataException">The bytes are no record of a version that is known.</exception>
    public static TaskRecord Decode(ReadOnlySpan<byte> bytes)
    {
        ByteReader reader = new(bytes, new TextPool());
        byte version = reader.ReadByte();
        if (version != Version) throw new InvalidDataException($"The task record has the unknown version {version}.");
        return new TaskRecord(reader.ReadLong(), reader.ReadLong());
    }
}
