using Confluent.Kafka;
using KafkaAlarms.Engine.Committing;
using KafkaAlarms.Engine.Configuration;
using KafkaAlarms.Engine.Consuming;
using KafkaAlarms.Engine.Producing;
using KafkaAlarms.Engine.State;

namespace KafkaAlarms.Engine;

/// <summary>The Kafka clients of one stream thread; replaced as a whole after a fatal error.</summary>
internal sealed class ThreadClients : IDisposable
{
    /// <summary>Bytes that a dead letter may be larger than its source record.</summary>
    private const int DeadLetterRoom = 64 * 1024;

    private readonly IProducer<byte[], byte[]> producer;

    public ThreadClients(ThreadContext context, string member, IAssignmentListener listener, CancellationToken stop)
    {
        EngineSettings settings = context.Settings;
        Consumer = SensorConsumer.Create(settings, member, listener, context.Brokers.OnError);
        producer = AlarmProducer.Create(
            settings, member, context.Topics.MaxRecordBytes + DeadLetterRoom, context.Brokers.OnError);
        Committer = settings.Processing.Guarantee == Guarantee.ExactlyOnce
            ? new TransactionCommitter(producer, () => Consumer.ConsumerGroupMetadata, stop)
            : new OffsetCommitter(producer, offsets => Consumer.Commit(offsets), stop);
        Records = new RecordProducer(
            producer, settings.Topics, Committer.Begin, record => context.OnDeadLetterReplaced(record));
        Admin = new DependentAdminClientBuilder(Consumer.Handle).Build();
        Ends = new EndOffsetWatch(Admin, context.Clock);
        Restorer = new StateRestorer(settings, member, context.Brokers.OnError);
    }

    public IConsumer<RawBytes, RawBytes> Consumer { get; }

    public IAdminClient Admin { get; }

    public ICommitter Committer { get; }

    public RecordProducer Records { get; }

    public EndOffsetWatch Ends { get; }

    public StateRestorer Restorer { get; }

    public void Dispose()
    {
        Restorer.Dispose();
        Admin.Dispose();
        Consumer.Dispose();
        producer.Dispose();
    }
}
