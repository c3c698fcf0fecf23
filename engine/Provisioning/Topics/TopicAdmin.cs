using Confluent.Kafka;
using Confluent.Kafka.Admin;

namespace KafkaAlarms.Engine.Provisioning.Topics;

/// <summary>The calls of Kafka's admin API that topics need.</summary>
internal sealed class TopicAdmin(AdminConnection connection)
{
    private readonly IAdminClient admin = connection.Client;

    /// <summary>Those of some topics that are there.</summary>
    /// <exception cref="KafkaException">They cannot be described.</exception>
    public async Task<Dictionary<string, ActualTopic>> DescribeAsync(string[] names)
    {
        Dictionary<string, int> partitions = admin.GetMetadata(AdminConnection.Timeout).Topics
            .Where(topic => names.Contains(topic.Topic) && !topic.Error.IsError && topic.Partitions.Count > 0)
            .ToDictionary(topic => topic.Topic, topic => topic.Partitions.Count);
        if (partitions.Count == 0) return [];
        List<DescribeConfigsResult> configs = await admin.DescribeConfigsAsync(
            partitions.Keys.Select(Resource), new DescribeConfigsOptions { RequestTimeout = AdminConnection.Timeout });
        return configs.ToDictionary(
            result => result.ConfigResource.Name,
            result => new ActualTopic(
                partitions[result.ConfigResource.Name],
                result.Entries.ToDictionary(entry => entry.Key, entry => entry.Value.Value ?? "")));
    }

    /// <summary>Does what a plan says.</summary>
    /// <exception cref="KafkaException">The brokers refuse it, or do not answer.</exception>
    public async Task ApplyAsync(TopicPlan plan)
    {
        WantedTopic topic = plan.Topic;
        if (plan.Create) await CreateAsync(topic);
        if (plan.Grow)
        {
            await admin.CreatePartitionsAsync(
                [new PartitionsSpecification { Topic = topic.Name, IncreaseTo = topic.Partitions }]);
        }

        if (plan.Drifted.IsEmpty) return;
        List<ConfigEntry> entries = [.. plan.Drifted.Keys.Select(key => Set(key, topic.Config[key]))];
        await admin.IncrementalAlterConfigsAsync(new() { [Resource(topic.Name)] = entries });
    }

    private Task CreateAsync(WantedTopic topic) => admin.CreateTopicsAsync(
    [
        new TopicSpecification
        {
            Name = topic.Name,
            NumPartitions = topic.Partitions,
            ReplicationFactor = topic.ReplicationFactor,
            Configs = new(topic.Config),
        },
    ]);

    private static ConfigEntry Set(string key, string value) =>
        new() { Name = key, Value = value, IncrementalOperation = AlterConfigOpType.Set };

    private static ConfigResource Resource(string topic) => new() { Type = ResourceType.Topic, Name = topic };
}
