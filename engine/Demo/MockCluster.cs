using Confluent.Kafka;

namespace KafkaAlarms.Engine.Demo;

/// <summary>A Kafka of one broker inside this process: librdkafka's mock cluster.</summary>
/// <remarks>It keeps 5 MiB a partition in memory and lives as long as the producer that opened it.</remarks>
internal sealed class MockCluster : IDisposable
{
    private static readonly TimeSpan AnswerTime = TimeSpan.FromSeconds(10);

    private readonly IProducer<string, string> producer;

    private MockCluster(IProducer<string, string> producer, string address)
    {
        this.producer = producer;
        Address = address;
    }

    /// <summary>host:port of the broker.</summary>
    public string Address { get; }

    /// <summary>Starts the broker; asking it for a topic's metadata creates the topic.</summary>
    public static MockCluster Start(IEnumerable<string> topics)
    {
        ProducerConfig settings = new() { BootstrapServers = "none:1" };
        settings.Set("test.mock.num.brokers", "1");
        IProducer<string, string> producer =
            new ProducerBuilder<string, string>(settings).SetLogHandler((_, _) => { }).Build();
        using IAdminClient admin = new DependentAdminClientBuilder(producer.Handle).Build();
        BrokerMetadata broker = admin.GetMetadata(AnswerTime).Brokers[0];
        foreach (string topic in topics) admin.GetMetadata(topic, AnswerTime);
        return new MockCluster(producer, $"{broker.Host}:{broker.Port}");
    }

    /// <summary>Writes a record; a full queue drops it, as a real gateway would.</summary>
    public void Write(string topic, string key, string value)
    {
        try
        {
            producer.Produce(topic, new Message<string, string> { Key = key, Value = value });
        }
        catch (ProduceException<string, string> fault) when (fault.Error.Code == ErrorCode.Local_QueueFull)
        {
            producer.Poll(TimeSpan.FromMilliseconds(100));
        }
    }

    /// <summary>Partitions of a topic.</summary>
    public IReadOnlyList<TopicPartition> PartitionsOf(string topic)
    {
        using IAdminClient admin = new DependentAdminClientBuilder(producer.Handle).Build();
        return [.. admin.GetMetadata(topic, AnswerTime).Topics[0].Partitions
            .Select(partition => new TopicPartition(topic, partition.PartitionId))];
    }

    public void Dispose()
    {
        producer.Flush(TimeSpan.FromSeconds(1));
        producer.Dispose();
    }
}
