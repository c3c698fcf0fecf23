namespace KafkaAlarms.AlarmModel.Records;

/// <summary>One measurement of one sensor record.</summary>
public sealed record ModelSample
{
    public required string Sensor { get; init; }

    public required string Measurement { get; init; }

    /// <summary>The number; null when there is none.</summary>
    public required double? Value { get; init; }

    public string? Unit { get; init; }

    /// <summary>False for quality bad or an absent value: no sample at all.</summary>
    public required bool IsGood { get; init; }

    /// <summary>Record time.</summary>
    public required DateTime Time { get; init; }

    /// <summary>True when the Kafka timestamp stands in for the time.</summary>
    public required bool IsKafkaTime { get; init; }

    public long? Seq { get; init; }

    public required long Offset { get; init; }

    /// <summary>Position among the sensor records of the Kafka record.</summary>
    public int Index { get; init; }

    public required DateTime KafkaTime { get; init; }
}
