using System.Collections.Immutable;
using System.Text;
using KafkaAlarms.Engine.Configuration.Values;
using KafkaAlarms.Engine.Model.Rules;

namespace KafkaAlarms.Engine.Rules;

/// <summary>Expected sensors by the partition that the writers' partitioner gives their id.</summary>
internal sealed class ExpectedSensors
{
    private readonly Dictionary<string, int> partitions = new(StringComparer.Ordinal);

    public ExpectedSensors(RuleSet rules, SensorPartitioner partitioner, int partitionCount)
    {
        foreach (string id in rules.Rules.SelectMany(rule => rule.Expected))
            partitions[id] = SensorPartitions.Of(partitioner, Encoding.UTF8.GetBytes(id), partitionCount);
    }

    /// <summary>Ids watched in a partition.</summary>
    public ImmutableSortedSet<string> Of(int partition) => partitions
        .Where(pair => pair.Value == partition)
        .Select(pair => pair.Key)
        .ToImmutableSortedSet(StringComparer.Ordinal);

    /// <summary>Tells whether a sensor is expected in another partition than the one it was heard in.</summary>
    public bool IsElsewhere(ReadOnlySpan<byte> sensorIdUtf8, int partition) => partitions.Count > 0
        && partitions.TryGetValue(Encoding.UTF8.GetString(sensorIdUtf8), out int expected) && expected != partition;
}
