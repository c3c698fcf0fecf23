using Confluent.Kafka;
using KafkaAlarms.Engine.Clients;
using KafkaAlarms.Engine.Configuration.Options;
using KafkaAlarms.Engine.Configuration.Values;

namespace KafkaAlarms.Engine.Producing;

/// <summary>Makes the producer of a stream thread.</summary>
internal static class AlarmProducer
{
    /// <param name="settings">All settings.</param>
    /// <param name="member">Name of the thread, which is also its transactional id.</param>
    /// <param name="maxRecordBytes">Largest record that is written.</param>
    /// <param name="onError">Takes errors that concern no single call.</param>
    public static IProducer<byte[], byte[]> Create(
        EngineSettings settings, string member, int maxRecordBytes, Action<Error> onError)
    {
        bool transactional = settings.Processing.Guarantee == Guarantee.ExactlyOnce;
        ProducerConfig config = new(new Dictionary<string, string>(settings.Kafka.Client))
        {
            BootstrapServers = settings.Kafka.BootstrapServers,
            ClientId = member,
            EnableIdempotence = true,
            Acks = Acks.All,
            CompressionType = CompressionType.Lz4,
            LingerMs = 5,
            MessageMaxBytes = maxRecordBytes,
            DeliveryReportFields = "none",
            TransactionalId = transactional ? $"{settings.Kafka.GroupId}-{member}" : null,
            TransactionTimeoutMs = transactional ? (int)settings.Kafka.TransactionTimeout.TotalMilliseconds : null,
        };
        // A commit soon after the last one finds the broker still ending that, and each alarm of it would wait for the
        // client's default of 100 ms. The time doubles with each try, so a broker that is away is not pestered.
        config.SetDefault("retry.backoff.ms", "10");
        return new ProducerBuilder<byte[], byte[]>(config)
            .SetErrorHandler((_, error) => onError(error))
            .SetLogHandler((_, _) => { })
            .Build();
    }
}
