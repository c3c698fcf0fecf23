using KafkaAlarms.Engine.Model;
using KafkaAlarms.Engine.State;

namespace KafkaAlarms.Engine;

/// <summary>Takes what is odd about records but stops nothing; called on the stream thread.</summary>
internal interface IRecordNotes
{
    /// <summary>A sensor was heard for the first time.</summary>
    void OnNewSensor(SourceRecord record, SensorState sensor);

    /// <summary>A sensor id is not the record's key, so that over several partitions its state is not one.</summary>
    void OnUnkeyed(SourceRecord record);
}
