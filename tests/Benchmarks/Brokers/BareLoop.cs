using Confluent.Kafka;
using KafkaAlarms.Benchmarks.Measuring;
using KafkaAlarms.Benchmarks.Pipelines;
using KafkaAlarms.Engine.Consuming;

namespace KafkaAlarms.Benchmarks.Brokers;

/// <summary>Consumes and parses with Confluent.Kafka, and does nothing else.</summary>
internal static class BareLoop
{
    /// <summary>Reads a topic's first records; measured in its window.</summary>
    /// <param name="bootstrap">Brokers.</param>
    /// <param name="topic">Topic.</param>
    /// <param name="records">Records to read.</param>
    /// <param name="partitions">Partitions of the topic.</param>
    /// <param name="onBegin">Called where the measuring begins.</param>
    public static Usage Run(string bootstrap, string topic, int records, int partitions = 1, Action? onBegin = null)
    {
        BareReader reader = new();
        using IConsumer<int, int> consumer = new ConsumerBuilder<int, int>(Config(bootstrap))
            .SetKeyDeserializer(new LengthDecoder())
            .SetValueDeserializer(new ParsingDecoder(reader))
            .SetLogHandler((_, _) => { })
            .Build();
        consumer.Assign(Enumerable.Range(0, partitions)
            .Select(partition => new TopicPartitionOffset(topic, partition, Offset.Beginning)));
        Mark begin = default;
        for (int read = 0; read < records;)
        {
            ConsumeResult<int, int>? result = consumer.Consume(TimeSpan.FromMilliseconds(100));
            if (result is null || result.IsPartitionEOF) continue;
            if (++read != Window.BeginOf(records)) continue;
            begin = Mark.Now(read);
            onBegin?.Invoke();
        }

        Usage usage = Mark.Now(records).Since(begin);
        return reader.Sum > 0 ? usage : throw new InvalidOperationException("nothing was parsed");
    }

    /// <summary>What the engine sets for its consumer, without a group's work.</summary>
    private static ConsumerConfig Config(string bootstrap)
    {
        ConsumerConfig config = new()
        {
            BootstrapServers = bootstrap,
            GroupId = "benchmark-bare",
            EnableAutoCommit = false,
            EnableAutoOffsetStore = false,
            IsolationLevel = IsolationLevel.ReadCommitted,
            EnablePartitionEof = true,
            ConsumeResultFields = "headers,timestamp",
        };
        SensorConsumer.SetFetchDefaults(config);
        return config;
    }

    /// <summary>Leaves the key alone.</summary>
    private sealed class LengthDecoder : IDeserializer<int>
    {
        public int Deserialize(ReadOnlySpan<byte> data, bool isNull, SerializationContext context) => data.Length;
    }

    /// <summary>Parses where the bytes lie.</summary>
    private sealed class ParsingDecoder(BareReader reader) : IDeserializer<int>
    {
        public int Deserialize(ReadOnlySpan<byte> data, bool isNull, SerializationContext context)
        {
            reader.Read(data);
            return data.Length;
        }
    }
}
