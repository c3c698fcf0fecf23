using System.Collections.Immutable;

namespace KafkaAlarms.Benchmarks.Reports;

/// <summary>Everything that one measurement of growth has found, as it is kept beside its page.</summary>
internal sealed record GrowthData
{
    public required DateTimeOffset MeasuredAt { get; init; }

    public required string Command { get; init; }

    public required Machine Machine { get; init; }

    /// <summary>Records of a round; of large ones fewer, as many bytes as these would have with 1,000 each.</summary>
    public required int Records { get; init; }

    public required ImmutableArray<GrowthRow> Rows { get; init; }
}
