namespace KafkaAlarms.Engine.Model;

/// <summary>Why an active alarm is not shown.</summary>
internal sealed record EventSuppression(string Kind, DateTime? Until, string? By, string? Reason);
