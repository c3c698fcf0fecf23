using KafkaAlarms.Engine.Configuration.Options;
using KafkaAlarms.Engine.Decoding;
using KafkaAlarms.Engine.Model.Records;

namespace KafkaAlarms.Engine.Replay.Input;

/// <summary>Gives a record of a file its own time as Kafka timestamp, which a file does not have.</summary>
internal sealed class OwnTime(DecodingOptions options)
{
    private readonly SensorRecordDecoder decoder = new(options with { MaxSkew = TimeSpan.MaxValue });
    private readonly DecodedBatch batch = new();
    private long last;

    /// <summary>What the records measure.</summary>
    public MeasurementTally Measurements { get; } = new();

    /// <summary>Sets the Kafka time to the newest time that the record tells.</summary>
    /// <returns>False when it can be read and tells none: there is no other time to take.</returns>
    public bool TrySet(SourceRecord record)
    {
        record.KafkaTime = 0;
        decoder.Decode(record, batch);
        long newest = 0;
        foreach (ref readonly DecodedRecord decoded in batch.Records)
        {
            if (decoded.TimeOrigin < TimeOrigin.KafkaMissing) newest = Math.Max(newest, decoded.Time);
        }

        // What cannot be read is a dead letter for the engine, at whatever time.
        if (newest == 0 && batch.Count > 0) return false;
        if (newest > 0) last = newest;
        Measurements.Add(batch.Samples);
        record.KafkaTime = last;
        return true;
    }
}
