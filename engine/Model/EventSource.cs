namespace KafkaAlarms.Engine.Model;

/// <summary>The sensor record that was evaluated last before the transition.</summary>
/// <param name="Topic">Sensor topic.</param>
/// <param name="Partition">From 0.</param>
/// <param name="Offset">From 0.</param>
/// <param name="Index">Position among the sensor records of the Kafka record, from 0.</param>
/// <param name="Timestamp">Kafka timestamp, UTC.</param>
internal sealed record EventSource(string Topic, int Partition, long Offset, int Index, DateTime Timestamp);
