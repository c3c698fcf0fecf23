namespace KafkaAlarms.Benchmarks.Input;

/// <summary>Records that lie ready in memory, so that making them is not measured.</summary>
internal sealed class RecordBlock(SensorContent content, int capacity)
{
    /// <summary>Longer than any record.</summary>
    public const int MostBytes = 160;

    private readonly byte[] bytes = new byte[capacity * MostBytes];
    private readonly int[] lengths = new int[capacity];

    public int Count => lengths.Length;

    /// <summary>Offset of the first record.</summary>
    public long FirstOffset { get; private set; }

    /// <summary>Length of a record on average.</summary>
    public int AverageBytes => (int)lengths.Average();

    /// <summary>Puts the next records in.</summary>
    public void Fill(long firstOffset)
    {
        FirstOffset = firstOffset;
        for (int i = 0; i < lengths.Length; i++)
            lengths[i] = content.Write(firstOffset + i, bytes.AsSpan(i * MostBytes, MostBytes));
    }

    /// <summary>Copies a value out, as the consumer does.</summary>
    /// <returns>Its length.</returns>
    public int CopyTo(int index, byte[] buffer)
    {
        bytes.AsSpan(index * MostBytes, lengths[index]).CopyTo(buffer);
        return lengths[index];
    }

    public byte[] KeyOf(int index) => content.KeyOf(FirstOffset + index);

    public DateTime TimeOf(int index) => content.TimeOf(FirstOffset + index);
}
