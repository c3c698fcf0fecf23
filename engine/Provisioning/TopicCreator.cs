using System.Globalization;
using Confluent.Kafka;
using Confluent.Kafka.Admin;
using KafkaAlarms.Engine.Configuration;

namespace KafkaAlarms.Engine.Provisioning;

/// <summary>Creates missing topics with the settings that the contracts ask for.</summary>
internal sealed class TopicCreator(IAdminClient admin, TopicOptions topics)
{
    /// <summary>Bytes that a dead letter may be larger than its source record.</summary>
    private const int DeadLetterRoom = 64 * 1024;

    private const int DefaultMaxBytes = 1_048_588;

    /// <summary>Creates topics; one that somebody else creates meanwhile is as good.</summary>
    /// <param name="missing">Names.</param>
    /// <param name="partitions">Partitions of the topics that are there.</param>
    public async Task CreateAsync(IReadOnlyList<string> missing, Dictionary<string, int> partitions)
    {
        int count = partitions.GetValueOrDefault(topics.SensorData, topics.Partitions);
        try
        {
            await admin.CreateTopicsAsync(missing.Select(name => Specify(name, count)));
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

    private TopicSpecification Specify(string name, int partitions) => new()
    {
        Name = name,
        NumPartitions = partitions,
        ReplicationFactor = topics.ReplicationFactor,
        Configs = ConfigsOf(name),
    };

    private Dictionary<string, string> ConfigsOf(string name)
    {
        Dictionary<string, string> configs = [];
        if (name == topics.SensorData) configs["message.timestamp.type"] = "LogAppendTime";
        if (name == topics.State) configs["cleanup.policy"] = "compact";
        if (name == topics.SensorDataDeadLetters)
            configs["max.message.bytes"] = (DefaultMaxBytes + DeadLetterRoom).ToString(CultureInfo.InvariantCulture);
        return configs;
    }
}
