using Confluent.Kafka;
using Confluent.Kafka.Admin;

namespace KafkaAlarms.Benchmarks.Brokers;

/// <summary>Topics of the benchmarks.</summary>
internal static class BenchmarkTopics
{
    /// <summary>Makes a topic anew.</summary>
    public static async Task RecreateAsync(string bootstrap, string topic, int partitions = 1)
    {
        using IAdminClient admin = Admin(bootstrap);
        try
        {
            await admin.DeleteTopicsAsync([topic]);
        }
        catch (DeleteTopicsException exception)
            when (exception.Results.All(result => result.Error.Code == ErrorCode.UnknownTopicOrPart))
        {
            // It was not there.
        }

        await CreateAsync(admin, topic, partitions);
    }

    private static IAdminClient Admin(string bootstrap) =>
        new AdminClientBuilder(new AdminClientConfig { BootstrapServers = bootstrap }).Build();

    private static async Task CreateAsync(IAdminClient admin, string topic, int partitions)
    {
        TopicSpecification wanted = new() { Name = topic, NumPartitions = partitions, ReplicationFactor = 1 };
        wanted.Configs = new() { ["message.timestamp.type"] = "LogAppendTime" };
        for (int tries = 0; ; tries++)
        {
            try
            {
                await admin.CreateTopicsAsync([wanted]);
                return;
            }
            catch (CreateTopicsException exception)
                when (tries < 50 && exception.Results.All(result => result.Error.Code == ErrorCode.TopicAlreadyExists))
            {
                // The broker is still deleting the old one.
                await Task.Delay(200);
            }
        }
    }
}
