using Confluent.Kafka;
using KafkaAlarms.Engine.Configuration;

namespace KafkaAlarms.Engine.State;

/// <summary>Reads one partition of the state topic to its end.</summary>
internal sealed class StateRestorer : IDisposable
{
    private readonly IConsumer<byte[], byte[]> consumer;
    private readonly string topic;

    public StateRestorer(EngineSettings settings, string member, Action<Error> onError)
    {
        topic = settings.Topics.State;
        ConsumerConfig config = new(new Dictionary<string, string>(settings.Kafka.Client))
        {
            BootstrapServers = settings.Kafka.BootstrapServers,
            ClientId = $"{member}-restore",
            GroupId = $"{settings.Kafka.GroupId}-restore",
            EnableAutoCommit = false,
            EnableAutoOffsetStore = false,
            AutoOffsetReset = AutoOffsetReset.Earliest,
            IsolationLevel = IsolationLevel.ReadCommitted,
            EnablePartitionEof = true,
            ConsumeResultFields = "none",
        };
        config.Set("fetch.queue.backoff.ms", "10");
        consumer = new ConsumerBuilder<byte[], byte[]>(config)
            .SetErrorHandler((_, error) => onError(error))
            .SetLogHandler((_, _) => { })
            .Build();
    }

    /// <summary>Reads until an end of partition at or beyond an offset.</summary>
    /// <param name="partition">Of the state topic.</param>
    /// <param name="end">
    /// High watermark, taken after the committed offsets were stable: what a dead producer
    /// left open below it is waited for.
    /// </param>
    /// <param name="stop">Ends the wait.</param>
    /// <returns>The newest record of each key.</returns>
    /// <exception cref="OperationCanceledException">Stopped before the end.</exception>
    public StateImage Read(int partition, long end, CancellationToken stop)
    {
        StateImage image = new();
        if (end == 0) return image;
        consumer.Assign(new TopicPartitionOffset(topic, partition, Offset.Beginning));
        while (true)
        {
            stop.ThrowIfCancellationRequested();
            ConsumeResult<byte[], byte[]>? result = consumer.Consume(TimeSpan.FromMilliseconds(100));
            if (result is null) continue;
            if (!result.IsPartitionEOF) image.Add(result.Message.Key, result.Message.Value);
            else if (result.Offset >= end) break;
        }

        consumer.Unassign();
        return image;
    }

    public void Dispose() => consumer.Dispose();
}
