using Confluent.Kafka;
using Confluent.Kafka.Admin;

namespace KafkaAlarms.Benchmarks.Brokers;

/// <summary>Topics of the benchmarks.</summary>
internal static class BenchmarkTopics
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    /// <summary>Makes sure that the first partitions of a topic have so many records: a loop over fewer would not end.</summary>
    /// <exception cref="InvalidOperationException">No broker answers, or it has fewer records.</exception>
    public static void Require(string bootstrap, string topic, long records, int partitions = 1)
    {
        using IConsumer<Ignore, Ignore> consumer = new ConsumerBuilder<Ignore, Ignore>(
                new ConsumerConfig { BootstrapServers = bootstrap, GroupId = "benchmark-look" })
            .SetLogHandler(static (_, _) => { })
            .Build();
        long there;
        try
        {
            there = Enumerable.Range(0, partitions)
                .Select(partition => consumer.QueryWatermarkOffsets(new TopicPartition(topic, partition), Patience))
                .Sum(offsets => offsets.High.Value - offsets.Low.Value);
        }
        catch (KafkaException fault)
        {
            throw new InvalidOperationException(
                $"{bootstrap} tells nothing of topic {topic}: {fault.Message}. Name a broker that runs by --bootstrap or KAFKA_BOOTSTRAP, and run fill first.");
        }

        if (there < records)
        {
            throw new InvalidOperationException(
                $"Topic {topic} at {bootstrap} has {there} records, not {records}. Run fill with --records {records} first.");
        }
    }

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
