using Confluent.Kafka;

namespace KafkaAlarms.Engine.Committing;

/// <summary>Stage 7 with at least once: delivers events, then state, then commits offsets.</summary>
/// <remarks>After a crash in between events may be repeated, under the same ids; none is lost.</remarks>
internal sealed class OffsetCommitter(
    IProducer<byte[], byte[]> producer,
        Action<IEnumerable<TopicPartitionOffset>> commit,
        CancellationToken stop) : ICommitter
{
    public void Start()
    {
        // Nothing to prepare without transactions.
    }

    public void Begin()
    {
        // There is no transaction to open.
    }

    public void Flush()
    {
        while (producer.Flush(TimeSpan.FromSeconds(5)) > 0 && !stop.IsCancellationRequested)
        {
            // Brokers are away: an event that is not delivered must not be followed by its state.
        }
    }

    public void Commit(IReadOnlyList<TopicPartitionOffset> offsets)
    {
        Flush();
        commit(offsets);
    }

    public void Abort() => producer.Flush(TimeSpan.FromSeconds(5));
}
