using KafkaAlarms.Engine.Configuration.Options;
using KafkaAlarms.Engine.Configuration.Values;
using KafkaAlarms.Engine.Model.Records;
using KafkaAlarms.Engine.State.Sensors;
using KafkaAlarms.Rules;

namespace KafkaAlarms.Engine.Evaluating;

/// <summary>Tells new samples of one measurement from repeated and late ones, and keeps its clock.</summary>
internal sealed class SampleOrder(DecodingOptions options)
{
    private readonly bool evaluatesLate = options.Late == LateSamples.Evaluate;
    private readonly long maxLate = options.MaxLate.Ticks;

    /// <summary>Compares a good sample with what the sensor remembers of its measurement, and updates that.</summary>
    /// <param name="sensor">The sensor.</param>
    /// <param name="slot">Of the sample's measurement.</param>
    /// <param name="record">The record that the sample stands in.</param>
    /// <param name="sample">Of good or uncertain quality.</param>
    /// <param name="isStandIn">True when the record's time is a Kafka timestamp in place of the sample's own.</param>
    /// <param name="kafkaTime">Kafka time of the partition, ticks; the record may be older.</param>
    /// <returns>Fresh, duplicate, late or clock set back.</returns>
    public SampleDisposition Judge(
        SensorState sensor, int slot, in DecodedRecord record, in Sample sample, bool isStandIn, long kafkaTime)
    {
        // The usual case: a newer number, and nothing to remember but that.
        if (sample.Kind == SampleKind.Number && sensor.StoredOf(slot).TryMoveOn(record.Time, sample.Number, record.Seq))
            return SampleDisposition.Fresh;
        MeasurementMemory memory = sensor.MemoryOf(slot);
        SampleDisposition disposition = Judge(ref memory, in record, in sample, isStandIn, kafkaTime);
        if (disposition != SampleDisposition.Duplicate) sensor.SetMemory(slot, in memory);
        return disposition;
    }

    /// <summary>Compares a good sample with the memory of its measurement, and updates that.</summary>
    /// <param name="memory">Of the sample's measurement.</param>
    /// <param name="record">The record that the sample stands in.</param>
    /// <param name="sample">Of good or uncertain quality.</param>
    /// <param name="isStandIn">True when the record's time is a Kafka timestamp in place of the sample's own.</param>
    /// <param name="kafkaTime">Kafka time of the partition, ticks; the record may be older.</param>
    /// <returns>Fresh, duplicate, late or clock set back.</returns>
    public SampleDisposition Judge(
        ref MeasurementMemory memory, in DecodedRecord record, in Sample sample, bool isStandIn, long kafkaTime)
    {
        SampleValue value = SampleValue.Of(in sample);
        if (record.Time < memory.LastTime)
        {
            if (memory.LateSince == 0) memory.LateSince = kafkaTime;
            if (kafkaTime - memory.LateSince < maxLate) return SampleDisposition.Late;
            Remember(ref memory, in record, value);
            return SampleDisposition.ClockSetBack;
        }

        if (record.Time == memory.LastTime && !isStandIn && IsDuplicate(in memory, in record, value))
            return SampleDisposition.Duplicate;
        Remember(ref memory, in record, value);
        return SampleDisposition.Fresh;
    }

    /// <summary>True when late samples are evaluated, without moving a clock.</summary>
    public bool EvaluatesLate => evaluatesLate;

    private static bool IsDuplicate(in MeasurementMemory memory, in DecodedRecord record, SampleValue value) =>
        value == memory.LastValue || (record.Seq is { } seq && memory.LastSeq is { } last && seq <= last);

    private static void Remember(ref MeasurementMemory memory, in DecodedRecord record, SampleValue value)
    {
        memory.LastTime = record.Time;
        memory.LastValue.Set(in value);
        memory.LastSeq = record.Seq;
        memory.LateSince = 0;
    }
}
