using KafkaAlarms.Engine.Model.Events;
using KafkaAlarms.Engine.Model.Records;

namespace KafkaAlarms.Engine;

/// <summary>Takes what a stream task writes, into the open transaction.</summary>
internal interface IRecordSink
{
    /// <summary>An alarm event that satisfies its schema.</summary>
    void ProduceEvent(int partition, byte[] key, byte[] value, AlarmEvent alarm);

    /// <summary>A record of the state topic; a null value is a tombstone.</summary>
    void ProduceState(int partition, byte[] key, byte[]? value);

    /// <summary>A sensor record that could not be read.</summary>
    void ProduceDeadLetter(SourceRecord record, DecodeProblem problem, int problems);

    /// <summary>An alarm event that broke its schema.</summary>
    void ProduceInvalidEvent(int partition, byte[] key, byte[] value, string violations);
}
