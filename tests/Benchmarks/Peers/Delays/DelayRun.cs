namespace KafkaAlarms.Benchmarks.Peers.Delays;

/// <summary>Delays of one run of one program at one rate, in milliseconds.</summary>
internal sealed record DelayRun
{
    public required string Lane { get; init; }

    public required int Round { get; init; }

    /// <summary>Records a second.</summary>
    public required int Rate { get; init; }

    /// <summary>Time that was measured, after the warm-up.</summary>
    public required double Seconds { get; init; }

    /// <summary>Alarms whose delay was measured.</summary>
    public required int Alarms { get; init; }

    public required double P50 { get; init; }

    public required double P90 { get; init; }

    public required double P99 { get; init; }

    public required double P999 { get; init; }

    public required double Most { get; init; }

    /// <summary>CPU of the program in that time.</summary>
    public required double ClientCpuSeconds { get; init; }

    /// <summary>CPU of the broker in that time.</summary>
    public required double BrokerCpuSeconds { get; init; }

    /// <summary>Load average when the run began.</summary>
    public required double Load { get; init; }
}
