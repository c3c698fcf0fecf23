using Confluent.Kafka;

namespace KafkaAlarms.Engine.Committing;

/// <summary>Stage 7 with exactly once: events, state, dead letters and offsets in one transaction.</summary>
/// <remarks>
/// none -- Begin --> open -- Commit --> none; open -- Abort --> none. Retriable errors are waited out; an error that
/// needs an abort and a fatal one are thrown for the stream thread to decide.
/// </remarks>
internal sealed class TransactionCommitter(
    IProducer<byte[], byte[]> producer, Func<IConsumerGroupMetadata> group, CancellationToken stop) : ICommitter
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);
    private bool isOpen;

    public void Start() => Retry(() => producer.InitTransactions(Patience));

    public void Begin()
    {
        if (isOpen) return;
        producer.BeginTransaction();
        isOpen = true;
    }

    public void Flush()
    {
        // A transaction's commit flushes.
    }

    public void Commit(IReadOnlyList<TopicPartitionOffset> offsets)
    {
        Begin();
        Retry(() => producer.SendOffsetsToTransaction(offsets, group(), Patience));
        Retry(() => producer.CommitTransaction(Patience));
        isOpen = false;
    }

    public void Abort()
    {
        if (!isOpen) return;
        Retry(() => producer.AbortTransaction(Patience));
        isOpen = false;
    }

    private void Retry(Action call)
    {
        while (true)
        {
            try
            {
                call();
                return;
            }
            catch (KafkaRetriableException) when (!stop.IsCancellationRequested)
            {
                // Brokers are away or busy: the same call goes on where it was.
            }
        }
    }
}
