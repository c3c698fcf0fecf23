namespace KafkaAlarms.Engine.Consuming;

/// <summary>What a read came to.</summary>
internal enum ReadOutcome
{
    /// <summary>Nothing was there in time, or an error that passes by itself was reported.</summary>
    Nothing,

    /// <summary>A record.</summary>
    Record,

    /// <summary>The end of a partition was reached; there is no record.</summary>
    End,

    /// <summary>The position lies outside of the partition.</summary>
    OutOfRange,
}
