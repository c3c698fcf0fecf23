using KafkaAlarms.AlarmModel.Records;

namespace KafkaAlarms.AlarmModel.Generating;

/// <summary>A record, or a Kafka time at which nothing is left to read.</summary>
public sealed record ScenarioStep(KafkaRecord? Record, DateTime KafkaTime);
