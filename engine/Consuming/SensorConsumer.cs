using Confluent.Kafka;
using KafkaAlarms.Engine.Clients;
using KafkaAlarms.Engine.Configuration.Options;

namespace KafkaAlarms.Engine.Consuming;

/// <summary>Makes consumers of the sensor topic.</summary>
internal static class SensorConsumer
{
    /// <summary>Share of the session time-out after which a heartbeat is sent.</summary>
    private const int HeartbeatsPerSession = 5;

    /// <summary>A consumer that shares the work with others of its group.</summary>
    public static IConsumer<RawBytes, RawBytes> Create(
        EngineSettings settings, string member, IAssignmentListener listener, Action<Error> onError)
    {
        KafkaOptions kafka = settings.Kafka;
        int sessionMs = (int)kafka.SessionTimeout.TotalMilliseconds;
        ConsumerConfig config = ConfigOf(kafka, member);
        config.GroupId = kafka.GroupId;
        config.GroupInstanceId = kafka.Instance is null ? null : member;
        // Complete in one round: with cooperative rounds a static member that dies between the two gets its half
        // assignment back without another round, and partitions stay with nobody.
        config.PartitionAssignmentStrategy = PartitionAssignmentStrategy.Range;
        config.SessionTimeoutMs = sessionMs;
        config.HeartbeatIntervalMs = Math.Max(1, sessionMs / HeartbeatsPerSession);
        config.MaxPollIntervalMs = Math.Max(300_000, sessionMs);
        return BuilderOf(config, onError)
            .SetPartitionsAssignedHandler((_, partitions) => listener.OnAssigned(partitions))
            .SetPartitionsRevokedHandler((_, partitions) => listener.OnRevoked(Plain(partitions)))
            .SetPartitionsLostHandler((_, partitions) => listener.OnLost(Plain(partitions)))
            .Build();
    }

    /// <summary>A consumer that is told what to read, and joins no group.</summary>
    public static IConsumer<RawBytes, RawBytes> CreateAlone(
        EngineSettings settings, string name, Action<Error> onError)
    {
        ConsumerConfig config = ConfigOf(settings.Kafka, name);
        // The client wants one, and does nothing with it.
        config.GroupId = name;
        return BuilderOf(config, onError).Build();
    }

    private static ConsumerConfig ConfigOf(KafkaOptions kafka, string name)
    {
        ConsumerConfig config = new(new Dictionary<string, string>(kafka.Client))
        {
            BootstrapServers = kafka.BootstrapServers,
            ClientId = name,
            EnableAutoCommit = false,
            EnableAutoOffsetStore = false,
            // A committed offset that retention removed must be noticed, never passed over.
            AutoOffsetReset = AutoOffsetReset.Error,
            IsolationLevel = IsolationLevel.ReadCommitted,
            EnablePartitionEof = true,
            // The topic is known; without this its name would be made anew for each record.
            ConsumeResultFields = "headers,timestamp",
        };
        SetFetchDefaults(config);
        return config;
    }

    /// <summary>Sets how records are fetched, where operators say nothing else.</summary>
    public static void SetFetchDefaults(ConsumerConfig config)
    {
        // The default back-off of one second stalls the fetcher each time its queue was full.
        config.SetDefault("fetch.queue.backoff.ms", "10");
        config.SetDefault("fetch.wait.max.ms", "50");
        // Some hundredths of a second's work at full speed: what lies in the queue takes several times its bytes.
        config.SetDefault("queued.max.messages.kbytes", "3072");
        config.SetDefault("max.partition.fetch.bytes", "262144", "fetch.message.max.bytes");
    }

    private static ConsumerBuilder<RawBytes, RawBytes> BuilderOf(ConsumerConfig config, Action<Error> onError) =>
        new ConsumerBuilder<RawBytes, RawBytes>(config)
            .SetKeyDeserializer(new RawBytesDecoder())
            .SetValueDeserializer(new RawBytesDecoder())
            .SetErrorHandler((_, error) => onError(error))
            .SetLogHandler((_, _) => { });

    private static List<TopicPartition> Plain(List<TopicPartitionOffset> partitions) =>
        [.. partitions.Select(partition => partition.TopicPartition)];
}
