using Confluent.Kafka;
using Confluent.Kafka.Admin;
using KafkaAlarms.Benchmarks.Peers.Programs;

namespace KafkaAlarms.Benchmarks.Peers.Lanes;

/// <summary>How many records a consumer group has committed, asked of the broker.</summary>
internal sealed class GroupWatch(RunNames names) : IDisposable
{
    private readonly IAdminClient admin =
        new AdminClientBuilder(new AdminClientConfig { BootstrapServers = names.Bootstrap }).Build();

    // Asks for the group's offsets and never joins it. The admin client's own call has crashed the process (2.16.0)
    // when it was made before the group's coordinator was there.
    private readonly IConsumer<Ignore, Ignore> asking = new ConsumerBuilder<Ignore, Ignore>(
        new ConsumerConfig
        {
            BootstrapServers = names.Bootstrap,
            GroupId = names.Group,
            EnableAutoCommit = false,
            IsolationLevel = IsolationLevel.ReadUncommitted,
        })
        .SetLogHandler((_, _) => { })
        .Build();

    private readonly TopicPartition[] partitions =
        [.. Enumerable.Range(0, names.Partitions).Select(partition => new TopicPartition(names.Input, partition))];

    /// <summary>Records up to the committed offsets of all partitions.</summary>
    public long Committed()
    {
        try
        {
            return asking.Committed(partitions, TimeSpan.FromSeconds(5)).Sum(partition => Math.Max(0, partition.Offset.Value));
        }
        catch (KafkaException exception) when (!exception.Error.IsFatal)
        {
            // The group's coordinator is not ready yet.
            return 0;
        }
    }

    /// <summary>Whether the group's members have their partitions.</summary>
    public async Task<bool> IsStableAsync()
    {
        try
        {
            DescribeConsumerGroupsResult groups = await admin.DescribeConsumerGroupsAsync([names.Group]);
            return groups.ConsumerGroupDescriptions[0].State == ConsumerGroupState.Stable;
        }
        catch (KafkaException exception) when (!exception.Error.IsFatal)
        {
            return false;
        }
    }

    /// <summary>Removes the group's topics.</summary>
    public async Task DeleteTopicsAsync()
    {
        string[] own = [.. admin.GetMetadata(TimeSpan.FromSeconds(10)).Topics
            .Select(topic => topic.Topic)
            .Where(topic => topic.StartsWith(names.Group, StringComparison.Ordinal))];
        await admin.DeleteTopicsAsync(own);
    }

    public void Dispose()
    {
        asking.Dispose();
        admin.Dispose();
    }
}
