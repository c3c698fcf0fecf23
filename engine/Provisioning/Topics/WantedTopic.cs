using System.Collections.Immutable;

namespace KafkaAlarms.Engine.Provisioning.Topics;

/// <summary>A topic as it is to be.</summary>
/// <param name="Name">Name.</param>
/// <param name="Partitions">Number of partitions.</param>
/// <param name="ReplicationFactor">Copies; -1 for the brokers' default.</param>
/// <param name="Config">Settings that must hold; others are left alone.</param>
internal sealed record WantedTopic(
    string Name, int Partitions, short ReplicationFactor, ImmutableSortedDictionary<string, string> Config)
{
    /// <summary>The topic as one line for a person.</summary>
    public override string ToString()
    {
        string copies = ReplicationFactor < 0 ? "the brokers' replication" : $"replication {ReplicationFactor}";
        IEnumerable<string> config = Config.Select(pair => $"{pair.Key}={pair.Value}");
        return string.Join(", ", [$"{Partitions} partitions", copies, .. config]);
    }
}
