using System.Collections.Immutable;

namespace KafkaAlarms.Benchmarks.Reports;

/// <summary>Everything that one measurement of the stages has found, as it is kept beside its page.</summary>
internal sealed record StagesData
{
    public required DateTimeOffset MeasuredAt { get; init; }

    public required string Command { get; init; }

    public required Machine Machine { get; init; }

    public required ImmutableArray<StageRow> Rows { get; init; }
}
