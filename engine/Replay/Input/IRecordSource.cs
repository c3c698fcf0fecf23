using KafkaAlarms.Engine.Model.Records;

namespace KafkaAlarms.Engine.Replay.Input;

/// <summary>Where the records of a replay come from: a file, or a range of a topic.</summary>
internal interface IRecordSource : IDisposable
{
    /// <summary>File or topic, as events name it.</summary>
    string Name { get; }

    /// <summary>Share of the input that is read, 0 to 1; null where its size is not known.</summary>
    double? Progress { get; }

    /// <summary>What could not be read as a record at all.</summary>
    BrokenLines Broken { get; }

    /// <summary>What the records measure; null where nobody looked.</summary>
    MeasurementTally? Measurements { get; }

    /// <summary>Kafka time up to which nothing came after the last record, by partition; none for a file.</summary>
    /// <remarks>Complete at the end of the input.</remarks>
    IEnumerable<(int Partition, DateTime KafkaTime)> Ends { get; }

    /// <summary>Reads the next record.</summary>
    /// <param name="record">Takes it; valid until the next call. Partition, offset, key, value and Kafka time are set.
    /// </param>
    /// <param name="stop">Ends the wait for brokers.</param>
    /// <returns>False at the end of the input.</returns>
    bool TryRead(SourceRecord record, CancellationToken stop);
}
