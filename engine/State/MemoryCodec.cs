using KafkaAlarms.Engine.Model;
using KafkaAlarms.Engine.Rules;
using KafkaAlarms.Rules;

namespace KafkaAlarms.Engine.State;

/// <summary>Writes and reads memory blocks: what is remembered of sensors between their transitions.</summary>
internal sealed class MemoryCodec
{
    private const byte Version = 2;

    private const byte NotDescribed = 0;
    private const byte DescribedAsSensor = 1;
    private const byte DescribedAlone = 2;

    // More is made as it is needed: a broken count must not take memory.
    private const int MostReserved = 64;

    private readonly ByteWriter writer = new();

    /// <summary>Writes a block as it stands before the record at an offset.</summary>
    public byte[] Encode(MemoryBlock block, long asOf)
    {
        writer.Clear();
        writer.Write(Version);
        writer.Write(asOf);
        writer.Write((long)block.Sensors.Count);
        foreach (SensorState sensor in block.Sensors) Write(sensor);
        return writer.ToArray();
    }

    /// <summary>Reads a block into the table.</summary>
    /// <exception cref="InvalidDataException">The bytes are no block of a version that is known.</exception>
    public static void Decode(ReadOnlySpan<byte> bytes, int number, SensorTable table, TextPool texts)
    {
        ByteReader reader = new(bytes, texts);
        byte version = reader.ReadByte();
        if (version != Version)
            throw new InvalidDataException($"Memory block {number} has the unknown version {version}.");
        long asOf = reader.ReadLong();
        int sensors = reader.ReadCount();
        for (int i = 0; i < sensors; i++) ReadSensor(ref reader, table, number, asOf);
        if (sensors > 0) table.Blocks[number].AsOf = asOf;
    }

    private void Write(SensorState sensor)
    {
        writer.Write(sensor.IdUtf8.AsSpan());
        writer.Write(sensor.DeviceUtf8.AsSpan());
        writer.Write(sensor.LabelsJson.AsSpan());
        Span<MeasurementMemory> memory = sensor.Memory;
        writer.Write((long)memory.Length);
        for (int slot = 0; slot < memory.Length; slot++) Write(sensor, slot, in memory[slot]);
        int watches = sensor.Silences.Count(watch => watch is not null);
        writer.Write((long)(watches + (sensor.Live?.Count ?? 0)));
        foreach (ConditionState? watch in sensor.Silences)
        {
            if (watch is not null) Write(watch);
        }

        foreach (ConditionState condition in sensor.Live ?? []) Write(condition);
    }

    private void Write(SensorState sensor, int slot, in MeasurementMemory memory)
    {
        writer.Write(sensor.Shape.NameOf(slot));
        writer.Write(memory.LastTime);
        writer.Write(in memory.LastValue);
        writer.Write((byte)(memory.LastSeq is null ? 0 : 1));
        if (memory.LastSeq is { } seq) writer.Write(seq);
        writer.Write(memory.LateSince);
        LatestValue latest = sensor.Latest[slot];
        writer.Write((byte)(latest.Name is null ? 0 : 1));
        if (latest.Name is null) return;
        writer.Write(latest.Number);
        writer.Write(latest.Unit);
        writer.Write(latest.At.Ticks);
    }

    private void Write(ConditionState condition)
    {
        writer.Write(condition.RuleId);
        writer.Write(condition.Instance);
        writer.Write((byte)(condition.IsNoData ? 1 : 0));
        Write(condition.Sensor, condition.Described);
        writer.Write(condition.Clock);
        writer.Write(condition.ListedAt);
        writer.Write(condition.Occurrences);
        foreach (ref readonly LevelState level in condition.Levels.AsSpan()) writer.Write((long)level.Count);
        LastSample last = condition.Last;
        writer.Write(in last);
    }

    private void Write(SensorState sensor, Sensor? described)
    {
        bool isOwn = described is not null && !ReferenceEquals(described, sensor.Sensor);
        writer.Write(described is null ? NotDescribed : isOwn ? DescribedAlone : DescribedAsSensor);
        if (!isOwn) return;
        writer.Write(described!.DeviceId);
        writer.Write((long)described.Labels.Count);
        foreach ((string name, string value) in described.Labels)
        {
            writer.Write(name);
            writer.Write(value);
        }
    }

    private static Sensor? ReadDescribed(ref ByteReader reader, SensorState sensor)
    {
        byte kind = reader.ReadByte();
        if (kind != DescribedAlone) return kind == NotDescribed ? null : sensor.Sensor;
        string? device = reader.ReadText();
        var labels = SensorState.NoLabels.ToBuilder();
        int count = reader.ReadCount();
        for (int i = 0; i < count; i++)
        {
            string name = reader.ReadText() ?? "";
            labels[name] = reader.ReadText() ?? "";
        }

        return new Sensor(sensor.Id, device, labels.ToImmutable());
    }

    private static void ReadSensor(ref ByteReader reader, SensorTable table, int block, long asOf)
    {
        ReadOnlySpan<byte> id = reader.ReadBytes();
        SensorState sensor = table.Restore(id, block);
        sensor.Describe(reader.ReadBytes(), reader.ReadBytes());
        int slots = reader.ReadCount();
        sensor.Reserve(Math.Min(slots, MostReserved));
        for (int i = 0; i < slots; i++) ReadMeasurement(ref reader, sensor);
        int conditions = reader.ReadCount();
        for (int i = 0; i < conditions; i++) ReadCondition(ref reader, sensor, asOf);
    }

    private static void ReadMeasurement(ref ByteReader reader, SensorState sensor)
    {
        string name = reader.ReadText() ?? "";
        MeasurementMemory memory = new() { LastTime = reader.ReadLong(), LastValue = reader.ReadValue() };
        if (reader.ReadByte() == 1) memory.LastSeq = reader.ReadLong();
        memory.LateSince = reader.ReadLong();
        LatestValue latest = default;
        if (reader.ReadByte() == 1)
            latest =
                new(name, reader.ReadDouble(), reader.ReadText(), new DateTime(reader.ReadLong(), DateTimeKind.Utc));
        int slot = sensor.SlotOf(name, SensorShape.Ignored);
        // A rule set that was changed may read other measurements than the one that wrote the block.
        if (slot == SensorShape.Ignored) return;
        sensor.Memory[slot] = memory;
        sensor.Latest[slot] = latest;
    }

    private static void ReadCondition(ref ByteReader reader, SensorState sensor, long asOf)
    {
        string ruleId = reader.ReadText() ?? "";
        string instance = reader.ReadText() ?? "";
        bool isNoData = reader.ReadByte() == 1;
        Sensor? described = ReadDescribed(ref reader, sensor);
        long clock = reader.ReadLong();
        long listedAt = reader.ReadLong();
        long occurrences = reader.ReadLong();
        Span<int> counts = stackalloc int[ConditionPlan.LevelCount];
        foreach (ref int count in counts) count = (int)reader.ReadLong();
        LastSample last = reader.ReadSample();
        ConditionState? condition = isNoData
            ? sensor.FindSilence(ruleId)
            : sensor.Find(ruleId, instance);
        // The state record of a transition is newer than the block, or the episode is over.
        if (condition is null || condition.AsOf > asOf) return;
        condition.AsOf = asOf;
        condition.ListedAt = listedAt;
        condition.Occurrences = occurrences;
        condition.Last = last;
        condition.Described = described;
        condition.Clock = clock;
        for (int i = 0; i < counts.Length; i++)
        {
            if (condition.Levels[i].Count > 0)
                condition.Levels[i].Count = Math.Max(condition.Levels[i].Count, counts[i]);
        }
    }
}
