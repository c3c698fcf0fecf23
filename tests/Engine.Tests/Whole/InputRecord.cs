namespace KafkaAlarms.Engine.Tests.Whole;

/// <summary>One record for the sensor topic.</summary>
/// <param name="Time">Kafka timestamp, UTC.</param>
/// <param name="Key">The key.</param>
/// <param name="Value">The value; null for none.</param>
internal sealed record InputRecord(DateTime Time, string Key, string? Value);
