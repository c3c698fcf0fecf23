using KafkaAlarms.Engine.Errors;
using KafkaAlarms.Engine.Model;
using KafkaAlarms.Engine.Observability;
using KafkaAlarms.Engine.State;

namespace KafkaAlarms.Engine;

/// <summary>Warns about sensors in wrong partitions and records without a key.</summary>
internal sealed class RecordNotes(ThreadContext context) : IRecordNotes
{
    public void OnNewSensor(SourceRecord record, SensorState sensor)
    {
        if (!context.Expected.IsElsewhere(sensor.Id, record.Partition)) return;
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

    public void OnUnkeyed(SourceRecord record)
    {
        if (context.Limiter.Admit("unkeyed") is { } repeats)
            EngineLog.UnkeyedRecord(context.Log, record.Topic, record.Partition, record.Offset, repeats);
    }
}
