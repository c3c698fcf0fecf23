namespace KafkaAlarms.Engine.Model;

/// <summary>Which code decided.</summary>
internal sealed record EventRule(string Id, string Version, string Assembly, string AssemblyVersion);
