using Confluent.Kafka;
using KafkaAlarms.Engine.Clients;
using KafkaAlarms.Engine.Committing;
using KafkaAlarms.Engine.Configuration.Options;
using KafkaAlarms.Engine.Configuration.Values;
using KafkaAlarms.Engine.Consuming;
using KafkaAlarms.Engine.Errors;
using KafkaAlarms.Engine.Observability;
using KafkaAlarms.Engine.Producing;
using KafkaAlarms.Engine.State;
using ErrorCode = KafkaAlarms.Engine.Errors.ErrorCode;

namespace KafkaAlarms.Engine;

/// <summary>The Kafka clients of one stream thread; replaced as a whole when they are of no more use.</summary>
internal sealed class ThreadClients : IDisposable
{
    /// <summary>Time to close; the client library waits for its own threads, which may wait for brokers.</summary>
    private static readonly TimeSpan CloseTimeout = TimeSpan.FromSeconds(10);

    private readonly ThreadContext context;
    private readonly int number;
    private readonly string member;
    private readonly GuardedCalls calls = new();
    private readonly GuardedCalls closing = new();
    private readonly IProducer<byte[], byte[]> producer;
    private readonly IAdminClient admin;

    public ThreadClients(ThreadContext context, int number, string member, IAssignmentListener listener)
    {
        this.context = context;
        this.number = number;
        this.member = member;
        EngineSettings settings = context.Settings;
        // As long as the group waits for a member that it does not hear.
        TimeSpan patience = settings.Kafka.SessionTimeout;
        Consumer = SensorConsumer.Create(settings, member, listener, context.Brokers.OnError);
        Reader = new RecordReader(Consumer, settings.Kafka.BatchReads, OnConsumeFailed);
        producer = AlarmProducer.Create(
            settings, member, context.Topics.MaxDeadLetterBytes, context.Brokers.OnError);
        bool isTransactional = settings.Processing.Guarantee == Guarantee.ExactlyOnce;
        Committer = isTransactional
            ? new TransactionCommitter(producer, () => Consumer.ConsumerGroupMetadata, calls, context.Brokers, patience)
            : new OffsetCommitter(
                producer, offsets => Consumer.Commit(offsets), () => Records!.TakeFailure(), calls, patience);
        Records = new RecordProducer(
            producer,
            settings.Topics,
            Committer.Begin,
            record => context.OnDeadLetterReplaced(record),
            patience,
            isTransactional);
        admin = new DependentAdminClientBuilder(Consumer.Handle).Build();
        Ends = new EndOffsetWatch(admin, context.Clock, context.Brokers.Look);
    }

    public IConsumer<RawBytes, RawBytes> Consumer { get; }

    /// <summary>Reads what the consumer is given.</summary>
    public RecordReader Reader { get; }

    public ICommitter Committer { get; }

    public RecordProducer Records { get; }

    public EndOffsetWatch Ends { get; }

    /// <summary>Makes the clients of a round of restores.</summary>
    public StateRestorer CreateRestorer() => new(context.Settings, member, context.Brokers.OnError);

    public void Dispose()
    {
        // A consumer that lived on unpolled would keep the whole group waiting for it.
        bool closed = closing.Finish(CloseConsumer, CloseTimeout);
        closed &= calls.Finish(producer.Dispose, CloseTimeout);
        if (!closed) EngineLog.ClientsLeftBehind(context.Log, number);
    }

    private void OnConsumeFailed(Error error)
    {
        if (context.Limiter.Admit($"consume {error.Code}") is { } repeats)
            EngineLog.ConsumeFailed(context.Log, ErrorCode.ConsumeFailed.Text(), number, error.Reason, repeats);
    }

    private void CloseConsumer()
    {
        Reader.Dispose();
        admin.Dispose();
        Consumer.Dispose();
    }
}
