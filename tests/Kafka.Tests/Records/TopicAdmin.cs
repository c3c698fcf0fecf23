using Confluent.Kafka;
using Confluent.Kafka.Admin;
using KafkaAlarms.Kafka.Tests.Engines;
using KafkaAlarms.Kafka.Tests.Processes;

namespace KafkaAlarms.Kafka.Tests.Records;

/// <summary>Topics, offsets and groups of one broker.</summary>
internal sealed class TopicAdmin(string bootstrap) : IDisposable
{
    private readonly IAdminClient client =
        new AdminClientBuilder(new AdminClientConfig { BootstrapServers = bootstrap }).SetLogHandler((_, _) => { }).Build();

    /// <summary>Creates the topic that sensor records go to.</summary>
    public Task CreateSensorDataAsync(string topic, int partitions, params (string Name, string Value)[] settings) =>
        CreateAsync(topic, partitions, [("message.timestamp.type", "LogAppendTime"), .. settings]);

    /// <summary>Creates the topics that a lane writes.</summary>
    public async Task CreateWrittenAsync(TopicNames topics, int partitions, int maxMessageBytes = 1_114_124)
    {
        await CreateAsync(topics.Alarms, partitions);
        await CreateAsync(topics.State, partitions, ("cleanup.policy", "compact"));
        await CreateAsync(topics.AlarmDeadLetters, partitions);
        await CreateAsync(
            topics.SensorDataDeadLetters, partitions, ("max.message.bytes", $"{maxMessageBytes}"));
    }

    /// <summary>Creates a topic and waits until its partitions have leaders.</summary>
    public async Task CreateAsync(string topic, int partitions, params (string Name, string Value)[] settings)
    {
        var configs = new Dictionary<string, string> { ["retention.ms"] = "-1" };
        foreach ((string name, string value) in settings)
        {
            configs[name] = value;
        }

        await client.CreateTopicsAsync(
            [new TopicSpecification { Name = topic, NumPartitions = partitions, ReplicationFactor = 1, Configs = configs }]);
    }

    /// <summary>Removes the records before an offset, as retention does.</summary>
    public Task RemoveBeforeAsync(string topic, int partition, long offset) =>
        client.DeleteRecordsAsync([new TopicPartitionOffset(topic, partition, offset)]);

    /// <summary>Deletes a topic and waits until the broker knows it no more.</summary>
    public async Task DeleteAsync(string topic)
    {
        await client.DeleteTopicsAsync([topic]);
        await Eventually.TrueAsync(
            () => client.GetMetadata(TimeSpan.FromSeconds(20)).Topics.All(one => one.Topic != topic),
            TimeSpan.FromSeconds(60),
            $"{topic} is gone");
    }

    /// <summary>Names of all topics.</summary>
    public Task<IReadOnlyList<string>> NamesAsync() => Task.Run<IReadOnlyList<string>>(
        () => client.GetMetadata(TimeSpan.FromSeconds(20)).Topics.Select(one => one.Topic).ToList());

    /// <summary>Names of all consumer groups.</summary>
    public async Task<IReadOnlyList<string>> GroupsAsync() =>
        (await client.ListConsumerGroupsAsync()).Valid.Select(one => one.GroupId).ToList();

    /// <summary>A setting of a topic as the broker has it.</summary>
    public async Task<string> SettingAsync(string topic, string name)
    {
        List<DescribeConfigsResult> results =
            await client.DescribeConfigsAsync([new ConfigResource { Type = ResourceType.Topic, Name = topic }]);
        return results[0].Entries[name].Value;
    }

    /// <summary>Offset behind the last record or marker of each partition.</summary>
    public async Task<IReadOnlyDictionary<TopicPartition, long>> EndOffsetsAsync(string topic)
    {
        IEnumerable<TopicPartition> partitions = Partitions(topic);
        ListOffsetsResult result = await client.ListOffsetsAsync(
            partitions.Select(one => new TopicPartitionOffsetSpec { TopicPartition = one, OffsetSpec = OffsetSpec.Latest() }),
            new ListOffsetsOptions { IsolationLevel = IsolationLevel.ReadUncommitted });
        return result.ResultInfos.ToDictionary(
            one => one.TopicPartitionOffsetError.TopicPartition, one => one.TopicPartitionOffsetError.Offset.Value);
    }

    /// <summary>Offset of the next record that a group will read, by partition; 0 where it has committed none.</summary>
    public async Task<IReadOnlyDictionary<TopicPartition, long>> CommittedOffsetsAsync(string group, string topic)
    {
        List<TopicPartition> partitions = Partitions(topic).ToList();
        List<ListConsumerGroupOffsetsResult> results = await client.ListConsumerGroupOffsetsAsync(
            [new ConsumerGroupTopicPartitions(group, partitions)]);
        return results[0].Partitions.ToDictionary(one => one.TopicPartition, one => Math.Max(0, one.Offset.Value));
    }

    /// <summary>Records that a group has still to read.</summary>
    public async Task<long> LagAsync(string group, string topic)
    {
        IReadOnlyDictionary<TopicPartition, long> ends = await EndOffsetsAsync(topic);
        IReadOnlyDictionary<TopicPartition, long> committed = await CommittedOffsetsAsync(group, topic);
        return ends.Sum(end => end.Value - committed[end.Key]);
    }

    public void Dispose() => client.Dispose();

    private IEnumerable<TopicPartition> Partitions(string topic)
    {
        List<PartitionMetadata> partitions = client.GetMetadata(topic, TimeSpan.FromSeconds(20)).Topics[0].Partitions;
        // A topic that the broker has not heard of yet must not pass for one without records.
        if (partitions.Count == 0) throw new KafkaException(ErrorCode.LeaderNotAvailable);
        return partitions.Select(one => new TopicPartition(topic, one.PartitionId));
    }
}
