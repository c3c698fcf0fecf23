namespace KafkaAlarms.Engine.Model.Records;

/// <summary>How a Kafka record of the sensor topic ends; each ends in exactly one way. Of several sensor records in
/// it the one whose outcome stands first here counts, but for dead letters.</summary>
internal enum RecordOutcome
{
    /// <summary>At least one rule judged a sample of it.</summary>
    Evaluated,

    /// <summary>It has good samples, and no rule selects any of them.</summary>
    Unmatched,

    /// <summary>Its samples are all known already.</summary>
    Duplicate,

    /// <summary>Its samples are all late.</summary>
    Late,

    /// <summary>It has no sample: every value is absent, of bad quality or in another unit.</summary>
    NoSample,

    /// <summary>It, or one of its elements, went to the dead-letter topic.</summary>
    DeadLettered,

    /// <summary>It has no value: a tombstone, or an array without elements.</summary>
    Empty,
}
