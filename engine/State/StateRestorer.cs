using System.Diagnostics;
using Confluent.Kafka;
using KafkaAlarms.Engine.Clients;
using KafkaAlarms.Engine.Configuration.Options;

namespace KafkaAlarms.Engine.State;

/// <summary>Reads partitions of the state topic to their ends, with clients of its own.</summary>
/// <remarks>Made for one round of restores: clients that lived through an outage ask with what they
/// knew before it.</remarks>
internal sealed class StateRestorer : IDisposable
{
    /// <summary>
    /// Time without a record or an end, beyond the transaction time-out, after which a read is given up: by then
    /// brokers have aborted what a dead engine left open.
    /// </summary>
    private static readonly TimeSpan Silence = TimeSpan.FromSeconds(5);

    private readonly IConsumer<byte[], byte[]> consumer;
    private readonly string topic;
    private readonly TimeSpan silence;

    public StateRestorer(EngineSettings settings, string member, Action<Error> onError)
    {
        topic = settings.Topics.State;
        silence = settings.Kafka.TransactionTimeout + Silence;
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
        config.SetDefault("fetch.queue.backoff.ms", "10");
        // What lies in the queue comes on top of what was read. Some fetches keep a network busy that is slower than
        // the reading.
        config.SetDefault("queued.max.messages.kbytes", "4096");
        consumer = new ConsumerBuilder<byte[], byte[]>(config)
            .SetErrorHandler((_, error) => onError(error))
            .SetLogHandler((_, _) => { })
            .Build();
        Admin = new DependentAdminClientBuilder(consumer.Handle).Build();
    }

    /// <summary>Asks on the same connections.</summary>
    public IAdminClient Admin { get; }

    /// <summary>Reads a partition until its end, as that stood when the read began.</summary>
    /// <param name="partition">Of the state topic.</param>
    /// <param name="stop">Ends the wait.</param>
    /// <returns>The newest record of each key.</returns>
    /// <remarks>
    /// To be called after the committed offsets were found stable. The end is the high watermark, which counts what is
    /// not committed yet as well: the read waits for all of it, so that no committed record is missed.
    /// </remarks>
    /// <exception cref="KafkaException">Brokers do not answer, or a transaction stays open for too long.</exception>
    /// <exception cref="OperationCanceledException">Stopped before the end.</exception>
    public StateImage Read(int partition, CancellationToken stop)
    {
        TopicPartition place = new(topic, partition);
        long end = EndOffsets.Of(Admin, place, IsolationLevel.ReadUncommitted);
        StateImage image = new();
        if (end == 0) return image;
        consumer.Assign(new TopicPartitionOffset(place, Offset.Beginning));
        long heardAt = Stopwatch.GetTimestamp();
        while (true)
        {
            stop.ThrowIfCancellationRequested();
            ConsumeResult<byte[], byte[]>? result = consumer.Consume(TimeSpan.FromMilliseconds(100));
            if (result is null)
            {
                ThrowAfterSilence(place, heardAt);
                continue;
            }

            heardAt = Stopwatch.GetTimestamp();
            if (!result.IsPartitionEOF) image.Add(result.Message.Key, result.Message.Value);
            else if (result.Partition == partition && result.Offset >= end) break;
        }

        consumer.Unassign();
        return image;
    }

    public void Dispose()
    {
        Admin.Dispose();
        consumer.Dispose();
    }

    private void ThrowAfterSilence(TopicPartition place, long heardAt)
    {
        if (Stopwatch.GetElapsedTime(heardAt) < silence) return;
        throw new KafkaException(new Error(
            ErrorCode.Local_TimedOut,
            $"nothing of {place.Topic}[{place.Partition.Value}] was heard for {silence.TotalSeconds:F0} s"));
    }
}
