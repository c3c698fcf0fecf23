using Confluent.Kafka;
using KafkaAlarms.Benchmarks.Peers.Programs;

namespace KafkaAlarms.Benchmarks.Peers.Alarms;

/// <summary>What a read-committed consumer found in the alarm topic, against what it must hold.</summary>
/// <param name="Alarms">Events found.</param>
/// <param name="Lost">Expected ones that are not there.</param>
/// <param name="Repeated">Found more than once.</param>
/// <param name="Invented">Found, but not expected.</param>
internal sealed record AlarmCheck(int Alarms, int Lost, int Repeated, int Invented)
{
    public bool IsExact => Lost == 0 && Repeated == 0 && Invented == 0;

    /// <summary>Reads the whole topic.</summary>
    public static AlarmCheck Read(RunNames names, AlarmReader reader, IReadOnlySet<long> expected)
    {
        using IConsumer<byte[], byte[]> consumer = Consumer(names.Bootstrap);
        consumer.Assign(Enumerable.Range(0, names.Partitions)
            .Select(partition => new TopicPartitionOffset(names.Alarms, partition, Offset.Beginning)));
        List<long> found = [];
        for (int open = names.Partitions; open > 0;)
        {
            ConsumeResult<byte[], byte[]>? result = consumer.Consume(TimeSpan.FromSeconds(30));
            if (result is null) throw new InvalidOperationException($"no end of {names.Alarms} within 30 s");
            if (result.IsPartitionEOF) open--;
            else found.Add(reader.Read(result.Message.Value));
        }

        return Of(found, expected);
    }

    public static AlarmCheck Of(IReadOnlyCollection<long> found, IReadOnlySet<long> expected)
    {
        HashSet<long> distinct = [.. found];
        int right = distinct.Count(expected.Contains);
        return new(found.Count, expected.Count - right, found.Count - distinct.Count, distinct.Count - right);
    }

    /// <summary>A consumer that sees what is committed.</summary>
    public static IConsumer<byte[], byte[]> Consumer(string bootstrap) => new ConsumerBuilder<byte[], byte[]>(
        new ConsumerConfig
        {
            BootstrapServers = bootstrap,
            GroupId = "benchmark-check",
            EnableAutoCommit = false,
            IsolationLevel = IsolationLevel.ReadCommitted,
            EnablePartitionEof = true,
        }).Build();
}
