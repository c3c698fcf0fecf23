namespace KafkaAlarms.AlarmModel.Records;

/// <summary>One record of the partition.</summary>
/// <param name="Offset">From 0.</param>
/// <param name="Key">Sensor id, or null.</param>
/// <param name="KafkaTime">Kafka timestamp, UTC.</param>
/// <param name="Value">JSON text.</param>
public sealed record KafkaRecord(long Offset, string? Key, DateTime KafkaTime, string Value);
