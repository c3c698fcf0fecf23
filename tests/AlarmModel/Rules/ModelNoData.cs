namespace KafkaAlarms.AlarmModel.Rules;

/// <summary>The alarm for a silent sensor.</summary>
public sealed record ModelNoData(TimeSpan After, int Severity);
