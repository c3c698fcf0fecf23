namespace KafkaAlarms.Benchmarks.Reports;

/// <summary>One call of one stage, times in nanoseconds.</summary>
internal sealed record StageRow
{
    public required string Stage { get; init; }

    /// <summary>Form of the record, or rules.</summary>
    public required string Variant { get; init; }

    public required string Call { get; init; }

    public required double Median { get; init; }

    public required double Least { get; init; }

    public required double Most { get; init; }

    /// <summary>Managed bytes that one call allocates.</summary>
    public required long Bytes { get; init; }
}
