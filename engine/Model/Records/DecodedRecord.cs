using KafkaAlarms.Engine.Model.Text;

namespace KafkaAlarms.Engine.Model.Records;

/// <summary>One sensor record inside a Kafka record: the samples of one sensor that share one time.</summary>
/// <remarks>Its slices and sample range are valid until the next Kafka record is decoded.</remarks>
internal struct DecodedRecord
{
    /// <summary>Id of the sensor, never empty.</summary>
    public Utf8Slice SensorId;

    /// <summary>Id of the device; empty when the record names none.</summary>
    public Utf8Slice DeviceId;

    /// <summary>The <c>labels</c> object as it stands in the record; empty when there is none.</summary>
    public Utf8Slice Labels;

    /// <summary>Record time, UTC ticks.</summary>
    public long Time;

    /// <summary>Where <see cref="Time"/> comes from; for samples with times of their own, that of the first.</summary>
    public TimeOrigin TimeOrigin;

    /// <summary>The record's <c>seq</c>; null when it has none that is an integer.</summary>
    public long? Seq;

    /// <summary>Position among the sensor records of the Kafka record, from 0.</summary>
    public int Index;

    /// <summary>First sample in <see cref="DecodedBatch.Samples"/>.</summary>
    public int FirstSample;

    /// <summary>Number of samples, one a name; those of bad quality included.</summary>
    public int SampleCount;

    /// <summary>True when <see cref="SensorId"/> is not the Kafka key.</summary>
    public bool Unkeyed;

    /// <summary>True when Kafka key and body name different sensors, whichever was chosen.</summary>
    public bool KeyMismatch;
}
