using Confluent.Kafka;
using KafkaAlarms.Engine.Clients;

namespace KafkaAlarms.Engine.Committing;

/// <summary>Makes what a stream thread wrote final, together with its positions.</summary>
internal interface ICommitter
{
    /// <summary>Prepares the producer; ends what an earlier one of the same name left open.</summary>
    /// <exception cref="ClientsSpentException">Brokers did not answer for too long, as with all calls.</exception>
    void Start();

    /// <summary>
    /// Ends what brokers left open of earlier transactions of this producer. Must be called while nothing is open.
    /// </summary>
    /// <param name="open">Partitions that it may have written to and in which a transaction is open.</param>
    /// <param name="input">A partition of the sensor topic.</param>
    /// <exception cref="KafkaException">An abort is needed, or the clients must be replaced.</exception>
    void EndLeftovers(IReadOnlyCollection<TopicPartition> open, TopicPartition input);

    /// <summary>Opens a transaction when none is open.</summary>
    void Begin();

    /// <summary>Waits until all that was produced is delivered, where what comes next may only follow it.</summary>
    /// <exception cref="KafkaException">Something was not delivered: an abort is needed.</exception>
    void Flush();

    /// <summary>True from the begin of a commit that goes on by itself until it was ended: nothing may be produced.
    /// </summary>
    bool IsCommitting { get; }

    /// <summary>True when no commit is under way, or <see cref="EndCommit"/> need not wait for it.</summary>
    bool HasEnded { get; }

    /// <summary>Begins to commit positions and everything produced since the last commit.</summary>
    /// <exception cref="KafkaException">An abort is needed, or the clients must be replaced.</exception>
    void BeginCommit(IReadOnlyList<TopicPartitionOffset> offsets);

    /// <summary>Waits for the end of the commit that was begun, where it goes on by itself.</summary>
    /// <exception cref="KafkaException">It failed, which each call says until <see cref="Abort"/>: that is needed, or
    /// the clients must be replaced.</exception>
    void EndCommit();

    /// <summary>Gives up what was produced since the last commit; no commit is under way, or it failed.
    /// </summary>
    /// <exception cref="KafkaException">The clients must be replaced.</exception>
    void Abort();
}
