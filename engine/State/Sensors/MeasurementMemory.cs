using KafkaAlarms.Engine.Model.Records;

namespace KafkaAlarms.Engine.State.Sensors;

/// <summary>What is remembered of one measurement of one sensor, to tell new samples
/// from old and repeated ones.</summary>
internal struct MeasurementMemory
{
    /// <summary>Record time of the last sample, or up to which a delay has run out, ticks; 0: none yet.</summary>
    public long LastTime;

    /// <summary>Value of the last sample.</summary>
    public SampleValue LastValue;

    /// <summary>Sequence number of the last sample; null when it had none.</summary>
    public long? LastSeq;

    /// <summary>Kafka timestamp of the first of the late samples that nothing interrupted, ticks; 0: none.</summary>
    public long LateSince;
}
