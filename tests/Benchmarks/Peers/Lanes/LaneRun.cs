namespace KafkaAlarms.Benchmarks.Peers.Lanes;

/// <summary>One run of one lane.</summary>
internal sealed record LaneRun
{
    public required string Lane { get; init; }

    public required int Round { get; init; }

    /// <summary>Records in the window.</summary>
    public required long Records { get; init; }

    /// <summary>Wall clock of the window.</summary>
    public required double Seconds { get; init; }

    /// <summary>CPU of the program's processes in the window.</summary>
    public required double ClientCpuSeconds { get; init; }

    /// <summary>CPU of the broker in the window; null when nobody measured it.</summary>
    public double? BrokerCpuSeconds { get; init; }

    /// <summary>CPU of the program's processes from their start to the window's end.</summary>
    public required double ClientCpuSecondsWithStart { get; init; }

    /// <summary>Most resident memory of the program's processes.</summary>
    public required double PeakMebibytes { get; init; }

    /// <summary>Alarm events that were found; null for a lane that writes none.</summary>
    public int? Alarms { get; init; }

    /// <summary>Load average when the run began.</summary>
    public required double Load { get; init; }

    public double RecordsPerSecond => Records / Seconds;

    public double ClientCpuPerMillion => ClientCpuSeconds * 1e6 / Records;

    public double? BrokerCpuPerMillion => BrokerCpuSeconds * 1e6 / Records;
}
