namespace KafkaAlarms.Engine.Model;

/// <summary>What the engine learned of its topics at start.</summary>
/// <param name="Partitions">Partitions of the sensor topic.</param>
/// <param name="MaxRecordBytes">Largest record that the sensor topic accepts.</param>
internal sealed record TopicFacts(int Partitions, int MaxRecordBytes);
