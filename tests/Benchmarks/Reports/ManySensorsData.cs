using System.Collections.Immutable;
using KafkaAlarms.Benchmarks.Peers.ManySensors;

namespace KafkaAlarms.Benchmarks.Reports;

/// <summary>Everything that one measurement with very many sensors has found, as it is kept beside its page.</summary>
internal sealed record ManySensorsData
{
    public required DateTimeOffset MeasuredAt { get; init; }

    public required string Command { get; init; }

    public required Machine Machine { get; init; }

    public required int Sensors { get; init; }

    public required long Records { get; init; }

    public required int Partitions { get; init; }

    /// <summary>Alarms that are active when all records are read.</summary>
    public required int ActiveAlarms { get; init; }

    public required ImmutableArray<ManySensorsStep> Steps { get; init; }
}
