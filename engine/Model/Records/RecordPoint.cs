namespace KafkaAlarms.Engine.Model.Records;

/// <summary>Place and times of one sensor record in its partition.</summary>
/// <param name="Offset">Kafka offset.</param>
/// <param name="Index">Position among the sensor records of the Kafka record.</param>
/// <param name="Time">Record time, UTC ticks.</param>
/// <param name="KafkaTime">Kafka timestamp, UTC ticks.</param>
internal readonly record struct RecordPoint(long Offset, int Index, long Time, long KafkaTime);
