namespace KafkaAlarms.Engine.State.Codecs;

/// <summary>The last record of each commit of a partition: where its state stands.</summary>
/// <remarks>
/// What the state topic holds behind the newest one belongs to a commit that never ended, and counts for nothing.
/// </remarks>
/// <param name="Position">Input offset up to which records are evaluated, and their events delivered.</param>
/// <param name="MemoryOffset">Input offset from which records must be read again to bring memory up to date.</param>
/// <param name="KafkaTime">Kafka time of the partition at <paramref name="MemoryOffset"/>, ticks.</param>
internal readonly record struct TaskRecord(long Position, long MemoryOffset, long KafkaTime)
{
    private const byte Version = 2;

    public byte[] Encode()
    {
        ByteWriter writer = new();
        writer.Write(Version);
        writer.Write(Position);
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
        return new TaskRecord(reader.ReadLong(), reader.ReadLong(), reader.ReadLong());
    }
}
