namespace KafkaAlarms.Engine.Consuming.Ranges;

/// <summary>Records of one partition that are to be read.</summary>
/// <param name="Partition">Its number.</param>
/// <param name="From">Offset of the first.</param>
/// <param name="To">Offset after the last.</param>
/// <param name="KnownUntil">Kafka time up to which nothing is behind the last, UTC; null: not known.</param>
internal sealed record PartitionRange(int Partition, long From, long To, DateTime? KnownUntil)
{
    /// <summary>Offsets in the range.</summary>
    public long Length => Math.Max(0, To - From);
}
