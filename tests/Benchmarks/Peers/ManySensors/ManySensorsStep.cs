namespace KafkaAlarms.Benchmarks.Peers.ManySensors;

/// <summary>One life of an engine with very many sensors.</summary>
internal sealed record ManySensorsStep
{
    public required string Name { get; init; }

    /// <summary>From the start of the process until it had read all records, or was ready again.</summary>
    public required double Seconds { get; init; }

    /// <summary>What the engine itself says that it took to restore its partitions, all together.</summary>
    public required double RestoreSeconds { get; init; }

    public required double CpuSeconds { get; init; }

    /// <summary>Most resident memory up to then.</summary>
    public required double PeakMebibytes { get; init; }
}
