namespace KafkaAlarms.Benchmarks.Peers.Programs;

/// <summary>Where one run reads and writes: the input is shared, all else is its own.</summary>
/// <param name="Bootstrap">Brokers.</param>
/// <param name="Input">Sensor topic.</param>
/// <param name="Group">Consumer group, and the beginning of every topic that is the run's own.</param>
/// <param name="Partitions">Of each topic.</param>
internal sealed record RunNames(string Bootstrap, string Input, string Group, int Partitions)
{
    /// <summary>Topic of the alarm events.</summary>
    public string Alarms => $"{Group}-alarms";
}
