using System.Collections.Immutable;

namespace KafkaAlarms.Engine.Consuming.Ranges;

/// <summary>A range of a topic as it is there.</summary>
/// <param name="Partitions">The partitions to read, in their order.</param>
/// <param name="PartitionCount">All partitions of the topic.</param>
/// <param name="Gone">Partitions of which records were asked for that the topic does not hold any more.</param>
internal sealed record TopicRange(
    ImmutableArray<PartitionRange> Partitions, int PartitionCount, ImmutableArray<int> Gone);
