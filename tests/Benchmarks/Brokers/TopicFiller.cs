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
        await BenchmarkTopics.RecreateAsync(arguments.Bootstrap, arguments.Topic);
        using IProducer<byte[], byte[]> producer = Create(arguments.Bootstrap);
        SensorContent content = new();
        TopicPartition target = new(arguments.Topic, 0);
        byte[] value = new byte[RecordBlock.MostBytes];
        for (long record = 0; record < records; record++)
        {
            int length = content.Write(record, value);
            Produce(producer, target, new() { Key = content.KeyOf(record), Value = value[..length] });
        }

        producer.Flush(TimeSpan.FromMinutes(1));
        Console.WriteLine($"{records} records in {arguments.Topic}");
    }

    /// <summary>A producer for many records.</summary>
    public static IProducer<byte[], byte[]> Create(string bootstrap) => new ProducerBuilder<byte[], byte[]>(
        new ProducerConfig
        {
            BootstrapServers = bootstrap,
            EnableIdempotence = true,
            CompressionType = CompressionType.Lz4,
            LingerMs = 20,
            EnableDeliveryReports = false,
        }).Build();

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
