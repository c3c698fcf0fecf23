using Confluent.Kafka;
using KafkaAlarms.Benchmarks.Input;
using KafkaAlarms.Benchmarks.Measuring;

namespace KafkaAlarms.Benchmarks.Brokers;

/// <summary>Writes the sensor topic that engine and bare loop both read.</summary>
internal static class TopicFiller
{
    public static async Task RunAsync(Arguments arguments)
    {
        int records = arguments.Number("--records", 2_000_000);
        await FillAsync(
            arguments.Bootstrap, arguments.Topic, arguments.Number("--partitions", 1), new SensorContent(), records);
    }

    /// <summary>Makes a topic anew and writes the first records of some content.</summary>
    public static async Task FillAsync(
        string bootstrap, string topic, int partitions, SensorContent content, long records)
    {
        await BenchmarkTopics.RecreateAsync(bootstrap, topic, partitions);
        Write(bootstrap, topic, content, records);
    }

    /// <summary>Writes the first records of some content to a topic that is there.</summary>
    public static void Write(string bootstrap, string topic, SensorContent content, long records)
    {
        using IProducer<byte[], byte[]> producer = Create(bootstrap);
        TopicPartition target = new(topic, Partition.Any);
        byte[] value = new byte[RecordBlock.MostBytes];
        for (long record = 0; record < records; record++)
        {
            int length = content.Write(record, value);
            Produce(producer, target, new() { Key = content.KeyOf(record), Value = value[..length] });
        }

        producer.Flush(TimeSpan.FromMinutes(1));
        Console.WriteLine($"{records} records in {topic}");
    }

    /// <summary>A producer for many records.</summary>
    public static IProducer<byte[], byte[]> Create(string bootstrap, int lingerMilliseconds = 20) => new ProducerBuilder<byte[], byte[]>(
        new ProducerConfig
        {
            BootstrapServers = bootstrap,
            EnableIdempotence = true,
            CompressionType = CompressionType.Lz4,
            // As Kafka's own client does, so that a sensor has the same partition whoever writes it.
            Partitioner = Partitioner.Murmur2Random,
            LingerMs = lingerMilliseconds,
            EnableDeliveryReports = false,
        })
        .SetLogHandler((_, _) => { })
        .Build();

    /// <summary>Produces, waiting while the producer's queue is full.</summary>
    public static void Produce(IProducer<byte[], byte[]> producer, TopicPartition target, Message<byte[], byte[]> message)
    {
        while (true)
        {
            try
            {
                producer.Produce(target, message);
                return;
            }
            catch (ProduceException<byte[], byte[]> exception) when (exception.Error.Code == ErrorCode.Local_QueueFull)
            {
                producer.Poll(TimeSpan.FromMilliseconds(10));
            }
        }
    }
}
