using System.ComponentModel.DataAnnotations;

namespace KafkaAlarms.Engine.Model.Events;

/// <summary>The sensor record that was evaluated last before the transition.</summary>
/// <param name="Topic">Sensor topic.</param>
/// <param name="Partition">Partition of the topic.</param>
/// <param name="Offset">Offset in the partition.</param>
/// <param name="Index">Position among the sensor records of the Kafka record, from 0.</param>
/// <param name="Timestamp">Kafka timestamp of the record.</param>
internal sealed record EventSource(
    [property: MinLength(1)] string Topic,
    [property: Range(0, int.MaxValue)] int Partition,
    [property: Range(0, AlarmEvent.LargestCount)] long Offset,
    [property: Range(0, int.MaxValue)] int Index,
    DateTime Timestamp);
