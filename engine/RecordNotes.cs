using KafkaAlarms.Engine.Errors;
using KafkaAlarms.Engine.Model.Records;
using KafkaAlarms.Engine.Observability;
using KafkaAlarms.Engine.State.Sensors;

namespace KafkaAlarms.Engine;

/// <summary>Warns about sensors in wrong partitions and records without a key, which stop nothing.</summary>
internal sealed class RecordNotes(ThreadContext context, ThreadRules rules)
{
    /// <summary>A sensor was heard for the first time.</summary>
    public void OnNewSensor(SourceRecord record, SensorState sensor)
    {
        if (!rules.Expected.IsElsewhere(sensor.IdUtf8, record.Partition)) return;
        if (context.Limiter.Admit("wrong partition") is { } repeats)
        {
            EngineLog.SensorInWrongPartition(
                context.Log,
                ErrorCode.SensorInWrongPartition.Text(),
                record.Topic,
                record.Partition,
                record.Offset,
                repeats);
        }
    }

    /// <summary>A sensor id is not the record's key, so that over several partitions its state is not one.</summary>
    public void OnUnkeyed(SourceRecord record)
    {
        if (context.Limiter.Admit("unkeyed") is { } repeats)
            EngineLog.UnkeyedRecord(context.Log, record.Topic, record.Partition, record.Offset, repeats);
    }
}
