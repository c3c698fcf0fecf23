using System.Diagnostics;
using Confluent.Kafka;
using KafkaAlarms.Engine.Clients;

namespace KafkaAlarms.Engine.Committing;

/// <summary>Stage 7 with at least once: delivers events, then state, then task records, then commits
/// offsets.</summary>
/// <remarks>After a crash in between events may be repeated, under the same ids; none is lost.</remarks>
internal sealed class OffsetCommitter(
    IProducer<byte[], byte[]> producer,
    Action<IEnumerable<TopicPartitionOffset>> commit,
    Func<Error?> takeFailure,
    GuardedCalls calls,
    TimeSpan patience) : ICommitter
{
    /// <summary>Time after which a commit, which has no time-out of its own, counts as hung.</summary>
    private static readonly TimeSpan Deadline = TimeSpan.FromSeconds(10);

    public bool IsCommitting => false;

    public bool HasEnded => true;

    public void Start()
    {
        // Nothing to prepare without transactions.
    }

    public void EndLeftovers(IReadOnlyCollection<TopicPartition> open, TopicPartition input)
    {
        // Without transactions none can be left open.
    }

    public void Begin()
    {
        // There is no transaction to open.
    }

    public void Flush()
    {
        long began = Stopwatch.GetTimestamp();
        while (producer.Flush(TimeSpan.FromSeconds(1)) > 0)
        {
            // An event that is not delivered must not be followed by its state.
            if (Stopwatch.GetElapsedTime(began) >= patience)
                throw new ClientsSpentException("records were not delivered for too long");
        }

        if (takeFailure() is { } failure) throw new KafkaException(failure);
    }

    /// <remarks>The offsets go last, after all deliveries: nothing is gained by going on meanwhile.</remarks>
    public void BeginCommit(IReadOnlyList<TopicPartitionOffset> offsets)
    {
        Flush();
        calls.Make("Commit", () => commit(offsets), Deadline);
    }

    public void EndCommit()
    {
        // It has ended where it began.
    }

    /// <summary>Delivers what waits, so that no old state follows what is evaluated again.</summary>
    public void Abort()
    {
        try
        {
            Flush();
        }
        catch (KafkaException)
        {
            // What was not delivered is evaluated and written again.
        }
    }
}
