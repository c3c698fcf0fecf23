namespace KafkaAlarms.Engine.Provisioning.Topics;

/// <summary>A topic as the brokers have it.</summary>
/// <param name="Partitions">Number of partitions.</param>
/// <param name="Config">Every setting by name, defaults included.</param>
internal sealed record ActualTopic(int Partitions, IReadOnlyDictionary<string, string> Config);
