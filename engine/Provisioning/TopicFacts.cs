namespace KafkaAlarms.Engine.Provisioning;

/// <summary>What the engine learned of its topics at start.</summary>
/// <param name="Partitions">Partitions of the sensor topic.</param>
/// <param name="MaxRecordBytes">Largest record that the sensor topic accepts.</param>
internal sealed record TopicFacts(int Partitions, int MaxRecordBytes)
{
    /// <summary>Bytes that a dead letter may be larger than its source record.</summary>
    public const int DeadLetterRoom = 64 * 1024;

    /// <summary>Largest record that a topic of Kafka accepts where nothing else is set.</summary>
    public const int DefaultMaxRecordBytes = 1_048_588;

    /// <summary>Age below which no record of the state topic may be compacted away, without transactions.</summary>
    /// <remarks>
    /// Records of a commit that was cut off are undone by the next start, which needs the older ones of their keys. An
    /// hour is many times what a restart or another engine of the group takes. Not longer: a restore reads all that is
    /// not compacted yet, and in an hour that is about what Kafka's segments of 1 GiB leave to it anyhow.
    /// </remarks>
    public static readonly TimeSpan StateCompactionLag = TimeSpan.FromHours(1);

    /// <summary>Largest dead letter: what its topic should accept.</summary>
    public int MaxDeadLetterBytes => MaxRecordBytes + DeadLetterRoom;
}
