using KafkaAlarms.Engine.Model.Records;
using KafkaAlarms.Engine.State.Sensors;
using KafkaAlarms.Rules;

namespace KafkaAlarms.Engine.State.Codecs;

/// <summary>Writes memory blocks: what is remembered of sensors between their transitions.</summary>
internal sealed class MemoryWriter
{
    /// <summary>Bytes beyond which a block goes on in another record. An item that is begun is ended, and none is
    /// larger than some texts and a <c>labels</c> object: far below what topics accept.</summary>
    private const int MostBytes = 128 * 1024;

    private readonly ByteWriter writer = new();
    private readonly List<byte[]> parts = [];
    private long asOf;

    /// <summary>Writes a block as it stands before the record at an offset.</summary>
    /// <returns>Its parts: the values of one or more records.</returns>
    public List<byte[]> Encode(MemoryBlock block, long asOf)
    {
        this.asOf = asOf;
        parts.Clear();
        Begin();
        foreach (SensorState sensor in block.Sensors) Write(sensor);
        parts.Add(writer.ToArray());
        return parts;
    }

    private void Begin()
    {
        writer.Clear();
        writer.Write(MemoryFormat.Version);
        writer.Write(asOf);
    }

    private void Write(SensorState sensor)
    {
        EndWhereFull();
        WriteHead(sensor);
        WriteMeasurements(sensor);
        for (int i = 0; i < sensor.OfRules.Length; i++)
        {
            if (sensor.OfRules[i] is not { } remembered) continue;
            GoOnElsewhere(sensor);
            Write(sensor.Shape.Plan.Bindings[i].RuleId, remembered);
        }

        foreach ((string ruleId, RuleMemory remembered) in sensor.OfLackingRules ?? [])
        {
            GoOnElsewhere(sensor);
            Write(ruleId, remembered);
        }

        foreach (ConditionState? watch in sensor.Silences)
        {
            if (watch is null) continue;
            GoOnElsewhere(sensor);
            Write(watch);
        }

        foreach (ConditionState condition in sensor.Live ?? [])
        {
            GoOnElsewhere(sensor);
            Write(condition);
        }
    }

    private void WriteMeasurements(SensorState sensor)
    {
        Span<LatestValue> latest = sensor.Latest;
        for (int slot = 0; slot < sensor.Shape.SlotCount; slot++)
        {
            GoOnElsewhere(sensor);
            writer.Write((byte)MemoryItem.Measurement);
            MeasurementMemory memory = sensor.MemoryOf(slot);
            Write(sensor.Shape.NameOf(slot), in memory, latest.IsEmpty ? default : latest[slot]);
        }

        foreach (UnreadMeasurement unread in sensor.Unread ?? [])
        {
            GoOnElsewhere(sensor);
            Write(unread);
        }
    }

    /// <summary>Begins another part where this one is full.</summary>
    private void GoOnElsewhere(SensorState sensor)
    {
        if (EndWhereFull()) WriteHead(sensor);
    }

    private bool EndWhereFull()
    {
        if (writer.Written.Length < MostBytes) return false;
        parts.Add(writer.ToArray());
        Begin();
        return true;
    }

    private void WriteHead(SensorState sensor)
    {
        writer.Write((byte)MemoryItem.Sensor);
        writer.Write(sensor.IdUtf8);
        writer.Write(sensor.DeviceUtf8);
        writer.Write(sensor.LabelsJson);
        writer.Write((long)sensor.Shape.SlotCount);
    }

    private void Write(string ruleId, RuleMemory remembered)
    {
        bool isLacking = remembered.LackingSince != 0;
        writer.Write((byte)(isLacking ? MemoryItem.LackingRule : MemoryItem.Rule));
        if (isLacking) writer.Write(remembered.LackingSince);
        writer.Write(ruleId);
        writer.Write((long)remembered.Version);
        writer.Write(remembered.Bytes);
    }

    private void Write(UnreadMeasurement unread)
    {
        writer.Write((byte)MemoryItem.Unread);
        writer.Write(unread.Since);
        MeasurementMemory memory = unread.Memory;
        LatestValue latest = unread.Latest;
        Write(unread.Name, in memory, in latest);
    }

    private void Write(string name, in MeasurementMemory memory, in LatestValue latest)
    {
        writer.Write(name);
        writer.Write(memory.LastTime);
        writer.Write(in memory.LastValue);
        writer.Write((byte)(memory.LastSeq is null ? 0 : 1));
        if (memory.LastSeq is { } seq) writer.Write(seq);
        writer.Write(memory.LateSince);
        writer.Write((byte)(latest.Name is null ? 0 : 1));
        if (latest.Name is null) return;
        writer.Write(latest.Number);
        writer.Write(latest.Unit);
        writer.Write(latest.At.Ticks);
    }

    private void Write(ConditionState condition)
    {
        writer.Write((byte)MemoryItem.Condition);
        writer.Write(condition.RuleId);
        writer.Write(condition.Instance);
        writer.Write((byte)(condition.IsNoData ? 1 : 0));
        Write(condition.Sensor, condition.Described);
        writer.Write(condition.Clock);
        writer.Write(condition.ListedAt);
        writer.Write(condition.LackingSince);
        writer.Write(condition.Occurrences);
        foreach (ref readonly LevelState level in condition.Levels.AsSpan()) writer.Write((long)level.Count);
        LastSample last = condition.Last;
        writer.Write(in last);
    }

    private void Write(SensorState sensor, Sensor? described)
    {
        bool isOwn = described is not null && !ReferenceEquals(described, sensor.Sensor);
        byte shared = described is null ? MemoryFormat.NotDescribed : MemoryFormat.DescribedAsSensor;
        writer.Write(isOwn ? MemoryFormat.DescribedAlone : shared);
        if (!isOwn) return;
        writer.Write(described!.DeviceId);
        writer.Write((long)described.Labels.Count);
        foreach ((string name, string value) in described.Labels)
        {
            writer.Write(name);
            writer.Write(value);
        }
    }
}
