using Confluent.Kafka;
using KafkaAlarms.Engine.Configuration.Options;

namespace KafkaAlarms.Engine.Consuming;

/// <summary>Makes the consumer of a stream thread.</summary>
internal static class SensorConsumer
{
    /// <summary>Share of the session time-out after which a heartbeat is sent.</summary>
    private const int HeartbeatsPerSession = 5;

    public static IConsumer<RawBytes, RawBytes> Create(
        EngineSettings settings, string member, IAssignmentListener listener, Action<Error> onError)
    {
        KafkaOptions kafka = settings.Kafka;
        int sessionMs = (int)kafka.SessionTimeout.TotalMilliseconds;
        ConsumerConfig config = new(new Dictionary<string, string>(kafka.Client))
        {
            BootstrapServers = kafka.BootstrapServers,
            ClientId = member,
            GroupId = kafka.GroupId,
            GroupInstanceId = kafka.Instance is null ? null : member,
            EnableAutoCommit = false,
            EnableAutoOffsetStore = false,
            // A committed offset that retention removed must be noticed, never passed over.
            AutoOffsetReset = AutoOffsetReset.Error,
            IsolationLevel = IsolationLevel.ReadCommitted,
            EnablePartitionEof = true,
            // Complete in one round: with cooperative rounds a static member that dies between the two gets its half
            // assignment back without another round, and partitions stay with nobody.
            PartitionAssignmentStrategy = PartitionAssignmentStrategy.Range,
            // The topic is known; without this its name would be made anew for each record.
            ConsumeResultFields = "headers,timestamp",
            SessionTimeoutMs = sessionMs,
            HeartbeatIntervalMs = Math.Max(1, sessionMs / HeartbeatsPerSession),
            MaxPollIntervalMs = Math.Max(300_000, sessionMs),
        };
        // The default back-off of one second stalls the fetcher each time its queue was full.
        SetDefault(config, "fetch.queue.backoff.ms", "10");
        SetDefault(config, "fetch.wait.max.ms", "50");
        SetDefault(config, "queued.max.messages.kbytes", "16384");
        return new ConsumerBuilder<RawBytes, RawBytes>(config)
            .SetKeyDeserializer(new RawBytesDecoder())
            .SetValueDeserializer(new RawBytesDecoder())
            .SetErrorHandler((_, error) => onError(error))
            .SetLogHandler((_, _) => { })
            .SetPartitionsAssignedHandler((_, partitions) => listener.OnAssigned(partitions))
            .SetPartitionsRevokedHandler((_, partitions) => listener.OnRevoked(Plain(partitions)))
            .SetPartitionsLostHandler((_, partitions) => listener.OnLost(Plain(partitions)))
            .Build();
    }

    private static void SetDefault(ConsumerConfig config, string key, string value)
    {
        if (!config.Any(pair => pair.Key == key)) config.Set(key, value);
    }

    private static List<TopicPartition> Plain(List<TopicPartitionOffset> partitions) =>
        [.. partitions.Select(partition => partition.TopicPartition)];
}
