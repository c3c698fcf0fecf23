using System.Collections.Immutable;
using KafkaAlarms.Benchmarks.Peers.Lanes;

namespace KafkaAlarms.Benchmarks.Reports;

/// <summary>Everything that one side-by-side measurement has found, as it is kept beside its page.</summary>
internal sealed record SideBySideData
{
    public required DateTimeOffset MeasuredAt { get; init; }

    public required string Command { get; init; }

    public required Machine Machine { get; init; }

    public required long Records { get; init; }

    public required int Sensors { get; init; }

    /// <summary>Partitions and threads where all lanes have the same.</summary>
    public string Setup { get; init; } = "";

    /// <summary>Alarms that every program had to give, and gave.</summary>
    public required int Alarms { get; init; }

    /// <summary>Managed bytes that the engine allocated for a record, events included; 0 where nobody counted.</summary>
    public double EngineBytesPerRecord { get; init; }

    public required ImmutableArray<LaneRun> Runs { get; init; }
}
