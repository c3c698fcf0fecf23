using System.Collections.Immutable;

namespace KafkaAlarms.Engine.Consuming.Ranges;

/// <summary>What is to be read of a topic.</summary>
/// <param name="Topic">The topic.</param>
/// <param name="Partitions">Some of its partitions; empty: all.</param>
/// <param name="From">First record that is read.</param>
/// <param name="To">First record that is not read any more.</param>
internal sealed record RangeRequest(string Topic, ImmutableArray<int> Partitions, RangeBound From, RangeBound To);
