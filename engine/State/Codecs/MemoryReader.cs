using KafkaAlarms.Engine.Model.Records;
using KafkaAlarms.Engine.Rules;
using KafkaAlarms.Engine.State.Sensors;
using KafkaAlarms.Rules;

namespace KafkaAlarms.Engine.State.Codecs;

/// <summary>Reads what <see cref="MemoryWriter"/> wrote.</summary>
internal static class MemoryReader
{
    /// <summary>Reads one part of a block into the table.</summary>
    /// <exception cref="InvalidDataException">The bytes are no block of a version that is known.</exception>
    public static void Decode(ReadOnlySpan<byte> bytes, int number, SensorTable table, TextPool texts)
    {
        ByteReader reader = new(bytes, texts);
        byte version = reader.ReadByte();
        if (version != MemoryFormat.Version)
            throw new InvalidDataException($"Memory block {number} has the unknown version {version}.");
        long asOf = reader.ReadLong();
        SensorState? sensor = null;
        while (!reader.IsAtEnd) sensor = ReadItem(ref reader, sensor, table, number, asOf);
        if (sensor is null) return;
        sensor.Block.AsOf = asOf;
        sensor.Block.EndGrowth();
    }

    private static SensorState ReadItem(
        ref ByteReader reader, SensorState? sensor, SensorTable table, int block, long asOf)
    {
        var item = (MemoryItem)reader.ReadByte();
        if (item == MemoryItem.Sensor) return ReadSensor(ref reader, table, block);
        if (sensor is null) throw new InvalidDataException($"Memory block {block} does not begin with a sensor.");
        if (item == MemoryItem.Measurement) ReadMeasurement(ref reader, sensor, unreadSince: 0);
        else if (item == MemoryItem.Unread) ReadMeasurement(ref reader, sensor, reader.ReadLong());
        else if (item == MemoryItem.Rule) ReadRule(ref reader, sensor, lackingSince: 0);
        else if (item == MemoryItem.LackingRule) ReadRule(ref reader, sensor, reader.ReadLong());
        else if (item == MemoryItem.Condition) ReadCondition(ref reader, sensor, asOf);
        else throw new InvalidDataException($"Memory block {block} has an item of the unknown kind {item}.");
        return sensor;
    }

    private static SensorState ReadSensor(ref ByteReader reader, SensorTable table, int block)
    {
        SensorState sensor = table.Restore(reader.ReadBytes(), block);
        sensor.Describe(reader.ReadBytes(), reader.ReadBytes());
        // Number of measurements, which says nothing that they do not.
        reader.ReadLong();
        return sensor;
    }

    private static void ReadRule(ref ByteReader reader, SensorState sensor, long lackingSince)
    {
        string ruleId = reader.ReadText() ?? "";
        int version = (int)reader.ReadLong();
        byte[] bytes = reader.ReadBytes().ToArray();
        sensor.Remember(ruleId, new RuleMemory(version, bytes) { LackingSince = lackingSince });
    }

    private static void ReadMeasurement(ref ByteReader reader, SensorState sensor, long unreadSince)
    {
        string name = reader.ReadText() ?? "";
        MeasurementMemory memory = new() { LastTime = Math.Max(reader.ReadLong(), 0), LastValue = reader.ReadValue() };
        if (reader.ReadByte() == 1) memory.LastSeq = reader.ReadLong();
        memory.LateSince = reader.ReadLong();
        LatestValue latest = default;
        if (reader.ReadByte() == 1)
            latest =
                new(name, reader.ReadDouble(), reader.ReadText(), new DateTime(reader.ReadLong(), DateTimeKind.Utc));
        int slot = unreadSince == 0 ? sensor.SlotOf(name, SensorShape.Ignored) : SensorShape.Ignored;
        // A rule set that was changed may read other measurements than the one that wrote the block. What was not read
        // for too long is forgotten also where it is read again: once Kafka time is known.
        if (slot == SensorShape.Ignored)
        {
            sensor.Keep(new UnreadMeasurement(name, memory, latest) { Since = unreadSince });
            return;
        }

        sensor.SetMemory(slot, in memory);
        sensor.SetLatest(slot, in latest);
    }

    private static void ReadCondition(ref ByteReader reader, SensorState sensor, long asOf)
    {
        string ruleId = reader.ReadText() ?? "";
        string instance = reader.ReadText() ?? "";
        bool isNoData = reader.ReadByte() == 1;
        Sensor? described = ReadDescribed(ref reader, sensor);
        long clock = reader.ReadLong();
        long listedAt = reader.ReadLong();
        long lackingSince = reader.ReadLong();
        long occurrences = reader.ReadLong();
        Span<int> counts = stackalloc int[ConditionPlan.LevelCount];
        foreach (ref int count in counts) count = (int)reader.ReadLong();
        LastSample last = reader.ReadSample();
        bool isRemembered = !last.IsNone || listedAt != 0;
        ConditionState? condition = Find(sensor, ruleId, instance, isNoData, isRemembered);
        // The state record of a transition is newer than the block, or the episode is over.
        if (condition is null || condition.AsOf > asOf) return;
        condition.AsOf = asOf;
        condition.ListedAt = listedAt;
        if (isNoData) condition.LackingSince = lackingSince;
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

    /// <summary>Finds a condition; a watch that remembers something is kept also where the rules lack it.</summary>
    private static ConditionState? Find(
        SensorState sensor, string ruleId, string instance, bool isNoData, bool isRemembered)
    {
        if (!isNoData) return sensor.Find(ruleId, instance);
        return isRemembered ? sensor.WatchOf(ruleId) : sensor.FindSilence(ruleId);
    }

    private static Sensor? ReadDescribed(ref ByteReader reader, SensorState sensor)
    {
        byte kind = reader.ReadByte();
        if (kind != MemoryFormat.DescribedAlone) return kind == MemoryFormat.NotDescribed ? null : sensor.Sensor;
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
}
