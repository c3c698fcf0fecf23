using System.Text;
using Confluent.Kafka;
using KafkaAlarms.Engine.Configuration.Options;
using KafkaAlarms.Engine.Demo;

namespace KafkaAlarms.Engine.Tests.Whole;

/// <summary>The demo's Kafka with the engine's topics, written and read as others would.</summary>
internal sealed class KafkaInProcess : IDisposable
{
    private static readonly TimeSpan Wait = TimeSpan.FromSeconds(60);

    private readonly MockCluster cluster;

    public KafkaInProcess()
    {
        Topics = new TopicOptions();
        cluster = MockCluster.Start(
            [Topics.SensorData, Topics.Alarms, Topics.State, Topics.SensorDataDeadLetters, Topics.AlarmDeadLetters]);
    }

    public string Address => cluster.Address;

    public TopicOptions Topics { get; }

    /// <summary>Writes sensor records in their order.</summary>
    public void Write(IEnumerable<InputRecord> records)
    {
        ProducerConfig settings = new() { BootstrapServers = Address, Partitioner = Partitioner.Murmur2 };
        using IProducer<byte[], byte[]?> producer = new ProducerBuilder<byte[], byte[]?>(settings).Build();
        foreach (InputRecord record in records)
        {
            producer.Produce(Topics.SensorData, new Message<byte[], byte[]?>
            {
                Key = Encoding.UTF8.GetBytes(record.Key),
                Value = record.Value is null ? null : Encoding.UTF8.GetBytes(record.Value),
                Timestamp = new Timestamp(record.Time),
            });
        }

        if (producer.Flush(Wait) > 0) throw new TimeoutException("The mock cluster did not take all records.");
    }

    /// <summary>Committed records of topics, each topic's partition by partition.</summary>
    public ILookup<string, ConsumeResult<byte[], byte[]>> ReadCommitted(params string[] topics)
    {
        using IConsumer<byte[], byte[]> consumer = Consumer();
        TopicPartition[] partitions = [.. topics.SelectMany(cluster.PartitionsOf)];
        consumer.Assign(partitions.Select(partition => new TopicPartitionOffset(partition, Offset.Beginning)));
        List<ConsumeResult<byte[], byte[]>> records = [];
        for (int ended = 0; ended < partitions.Length;)
        {
            ConsumeResult<byte[], byte[]> read = consumer.Consume(Wait)
                ?? throw new TimeoutException("The topics were not read to their ends.");
            if (read.IsPartitionEOF) ended++;
            else records.Add(read);
        }

        return records.OrderBy(one => one.Partition.Value).ThenBy(one => one.Offset.Value)
            .ToLookup(one => one.Topic);
    }

    public void Dispose() => cluster.Dispose();

    private IConsumer<byte[], byte[]> Consumer() => new ConsumerBuilder<byte[], byte[]>(new ConsumerConfig
    {
        BootstrapServers = Address,
        GroupId = "reader-of-no-group",
        EnableAutoCommit = false,
        EnablePartitionEof = true,
        IsolationLevel = IsolationLevel.ReadCommitted,
        FetchWaitMaxMs = 20,
    }).SetLogHandler((_, _) => { }).Build();
}
