using System.Text;
using Confluent.Kafka;

namespace KafkaAlarms.Kafka.Tests.Records;

/// <summary>Writes sensor records as Kafka Connect would: partitioned by murmur2 of the key, in order.</summary>
internal sealed class SensorWriter : IDisposable
{
    private readonly string topic;
    private readonly IProducer<byte[]?, byte[]?> producer;

    public SensorWriter(string bootstrap, string topic, int maxMessageBytes = 1_000_000)
    {
        this.topic = topic;
        producer = new ProducerBuilder<byte[]?, byte[]?>(
            new ProducerConfig
            {
                BootstrapServers = bootstrap,
                EnableIdempotence = true,
                Partitioner = Partitioner.Murmur2Random,
                LingerMs = 5,
                MessageMaxBytes = maxMessageBytes,
                // Broker outages of the tests are outlasted.
                MessageTimeoutMs = 180_000,
            }).SetLogHandler((_, _) => { }).Build();
    }

    /// <summary>Writes all and returns when the broker has all.</summary>
    public async Task WriteAsync(IEnumerable<SensorMessage> messages)
    {
        var last = new List<Task<DeliveryResult<byte[]?, byte[]?>>>();
        foreach (SensorMessage message in messages)
        {
            last.Add(ProduceAsync(message));
        }

        await Task.WhenAll(last);
    }

    public Task WriteAsync(params SensorMessage[] messages) => WriteAsync(messages.AsEnumerable());

    public void Dispose() => producer.Dispose();

    private Task<DeliveryResult<byte[]?, byte[]?>> ProduceAsync(SensorMessage message)
    {
        var headers = new Headers();
        foreach ((string name, byte[] value) in message.Headers)
        {
            headers.Add(name, value);
        }

        var record = new Message<byte[]?, byte[]?>
        {
            Key = message.Key is null ? null : Encoding.UTF8.GetBytes(message.Key),
            Value = message.Value,
            Timestamp = message.Timestamp is { } time ? new Timestamp(time) : Timestamp.Default,
            Headers = headers,
        };
        return producer.ProduceAsync(new TopicPartition(topic, message.Partition ?? Partition.Any), record);
    }
}
