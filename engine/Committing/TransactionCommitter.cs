using System.Diagnostics;
using Confluent.Kafka;
using KafkaAlarms.Engine.Clients;

namespace KafkaAlarms.Engine.Committing;

/// <summary>Stage 7 with exactly once: events, state, dead letters and offsets in one transaction.</summary>
/// <remarks>
/// none -- Begin --> open -- BeginCommit --> committing -- EndCommit --> none, or open when it failed; open -- Abort
/// --> none. A commit takes some round trips to brokers, and runs on a thread of its own. Retriable errors are waited
/// out for a while; an error that needs an abort and a fatal one are thrown for the stream thread to decide.
/// </remarks>
internal sealed class TransactionCommitter(
    IProducer<byte[], byte[]> producer,
    Func<IConsumerGroupMetadata> group,
    GuardedCalls calls,
    BrokerWatch brokers,
    TimeSpan patience) : ICommitter
{
    /// <summary>Time-out of one call; short, for a call that spans the return of a broker may hang.</summary>
    private static readonly TimeSpan Timeout = TimeSpan.FromSeconds(2);

    /// <summary>Time after which a call whose time-out is over counts as hung.</summary>
    private static readonly TimeSpan Deadline = TimeSpan.FromSeconds(6);

    private bool isOpen;
    private Task? running;

    public bool IsCommitting => running is not null;

    public bool HasEnded => running is null or { IsCompleted: true };

    public void Start() => Retry("InitTransactions", () => producer.InitTransactions(Timeout));

    /// <remarks>
    /// A broker that comes up, or goes down, while the coordinator ends a transaction takes partitions without a leader
    /// for deleted ones and never writes their end markers. What was written there stays open for ever, holds readers
    /// up, and would be committed by this producer's next commit. An aborted transaction over the same partitions
    /// ends it as what it is: not committed.
    /// </remarks>
    public void EndLeftovers(IReadOnlyCollection<TopicPartition> open, TopicPartition input)
    {
        Begin();
        try
        {
            foreach (TopicPartition partition in open)
                producer.Produce(partition, new Message<byte[], byte[]> { Key = "_end"u8.ToArray(), Value = null! });
            if (producer.Flush(patience) > 0) throw new ClientsSpentException("records were not delivered in time");
            TopicPartitionOffset nowhere = new(input, 0);
            IConsumerGroupMetadata member = group();
            Retry("SendOffsetsToTransaction", () => producer.SendOffsetsToTransaction([nowhere], member, Timeout));
        }
        finally
        {
            Abort();
        }
    }

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

    public void BeginCommit(IReadOnlyList<TopicPartitionOffset> offsets)
    {
        Begin();
        IConsumerGroupMetadata member = group();
        running = Task.Run(() =>
        {
            Retry("SendOffsetsToTransaction", () => producer.SendOffsetsToTransaction(offsets, member, Timeout));
            Retry("CommitTransaction", () => producer.CommitTransaction(Timeout));
        });
    }

    public void EndCommit()
    {
        if (running is null) return;
        // One that failed stays, and fails for everybody who asks, until it is aborted.
        running.GetAwaiter().GetResult();
        running = null;
        isOpen = false;
    }

    public void Abort()
    {
        running = null;
        if (!isOpen) return;
        Retry("AbortTransaction", () => producer.AbortTransaction(Timeout));
        isOpen = false;
    }

    private void Retry(string what, Action call)
    {
        long began = Stopwatch.GetTimestamp();
        while (true)
        {
            try
            {
                calls.Make(what, call, Deadline);
                return;
            }
            catch (KafkaRetriableException exception)
            {
                // Brokers are busy: the same call goes on where it was. Once they are away, or for longer than the
                // group waits for a member, it is given up: what the transaction holds is evaluated again.
                if (!brokers.IsDown && Stopwatch.GetElapsedTime(began) < patience) continue;
                throw new ClientsSpentException($"{what} failed for too long: {exception.Error.Reason}");
            }
        }
    }
}
