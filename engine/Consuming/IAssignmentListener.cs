using Confluent.Kafka;

namespace KafkaAlarms.Engine.Consuming;

/// <summary>Takes what the group decides; called on the stream thread, while it polls.</summary>
internal interface IAssignmentListener
{
    /// <summary>Partitions come; returns where to begin reading each.</summary>
    IEnumerable<TopicPartitionOffset> OnAssigned(IReadOnlyList<TopicPartition> partitions);

    /// <summary>Partitions go, and may still be committed.</summary>
    void OnRevoked(IReadOnlyList<TopicPartition> partitions);

    /// <summary>Partitions are gone already: nothing about them can be committed any more.</summary>
    void OnLost(IReadOnlyList<TopicPartition> partitions);
}
