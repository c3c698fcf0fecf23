using Confluent.Kafka;
using Confluent.Kafka.Admin;
using KafkaAlarms.Engine.Configuration.Options;

namespace KafkaAlarms.Engine.Provisioning;

/// <summary>Creates missing topics with the settings that the contracts ask for.</summary>
internal sealed class TopicCreator(IAdminClient admin, TopicConfigReader configs, EngineSettings settings)
{
    private readonly TopicOptions topics = settings.Topics;

    /// <summary>Creates topics; one that somebody else creates meanwhile is as good.</summary>
    /// <param name="missing">Names.</param>
    /// <param name="partitions">Partitions of the topics that are there.</param>
    /// <param name="stop">Tells to stop.</param>
    /// <exception cref="OperationCanceledException">Stopped meanwhile.</exception>
    public async Task CreateAsync(
        IReadOnlyList<string> missing, Dictionary<string, int> partitions, CancellationToken stop)
    {
        // The others are made to fit the sensor topic, so it comes first and they follow when it is there.
        if (missing.Contains(topics.SensorData)) missing = [topics.SensorData];
        int count = partitions.GetValueOrDefault(topics.SensorData, topics.Partitions);
        Dictionary<string, string> source = missing.Contains(topics.SensorDataDeadLetters)
            ? (await configs.ReadAsync([topics.SensorData], stop))[topics.SensorData] : [];
        TopicFacts facts = new(count, TopicConfigReader.MaxRecordBytes(source) ?? TopicFacts.DefaultMaxRecordBytes);
        try
        {
            await admin.CreateTopicsAsync(missing.Select(name => Specify(name, facts)));
        }
        catch (CreateTopicsException exception) when (exception.Results.All(IsThere))
        {
            // Another engine of the group was quicker.
        }
        catch (KafkaException)
        {
            // The topics are looked for again in a moment, and created again when they are still missing.
        }
    }

    private static bool IsThere(CreateTopicReport report) =>
        !report.Error.IsError || report.Error.Code == ErrorCode.TopicAlreadyExists;

    private TopicSpecification Specify(string name, TopicFacts facts) => new()
    {
        Name = name,
        NumPartitions = facts.Partitions,
        ReplicationFactor = topics.ReplicationFactor,
        Configs = TopicContract.ConfigOf(name, settings, facts),
    };
}
