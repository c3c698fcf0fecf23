using System.Collections.Immutable;
using KafkaAlarms.Benchmarks.Peers.Delays;

namespace KafkaAlarms.Benchmarks.Reports;

/// <summary>Everything that one measurement of delays has found, as it is kept beside its page.</summary>
internal sealed record DelayData
{
    public required DateTimeOffset MeasuredAt { get; init; }

    public required string Command { get; init; }

    public required Machine Machine { get; init; }

    public required int Partitions { get; init; }

    public required int Threads { get; init; }

    /// <summary>Time before the measuring in which records flow.</summary>
    public required int WarmUpSeconds { get; init; }

    public required ImmutableArray<DelayRun> Runs { get; init; }
}
