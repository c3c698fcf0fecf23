using System.Collections.Immutable;

namespace KafkaAlarms.Benchmarks.Reports;

/// <summary>Cost of a record in one setting.</summary>
internal sealed record GrowthRow
{
    public required string What { get; init; }

    /// <summary>Length of a record.</summary>
    public required int Bytes { get; init; }

    /// <summary>CPU a record, a figure for each round.</summary>
    public required ImmutableArray<double> Nanoseconds { get; init; }
}
