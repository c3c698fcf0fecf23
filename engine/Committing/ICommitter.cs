using Confluent.Kafka;

namespace KafkaAlarms.Engine.Committing;

/// <summary>Makes what a stream thread wrote final, together with its positions.</summary>
internal interface ICommitter
{
    /// <summary>Prepares the producer; ends what an earlier one of the same name left open.</summary>
    void Start();

    /// <summary>Opens a transaction when none is open.</summary>
    void Begin();

    /// <summary>Waits until events are delivered, where state may only follow them.</summary>
    void Flush();

    /// <summary>Commits positions and everything produced since the last commit.</summary>
    /// <exception cref="KafkaException">An abort is needed, or the clients must be replaced.</exception>
    void Commit(IReadOnlyList<TopicPartitionOffset> offsets);

    /// <summary>Gives up what was produced since the last commit.</summary>
    /// <exception cref="KafkaException">The clients must be replaced.</exception>
    void Abort();
}
