using System.Text.Json;
using KafkaAlarms.Engine.Model.Text;
using KafkaAlarms.Engine.Rules;
using KafkaAlarms.Engine.State.Codecs;
using KafkaAlarms.Engine.State.Sensors;

namespace KafkaAlarms.Engine.State;

/// <summary>The newest record of each key of one partition of the state topic, and how
/// it becomes a task's state.</summary>
/// <remarks>Records behind the last <see cref="TaskRecord"/> are of a commit that was cut off: they are left out, and
/// to be undone before the next one makes them count.</remarks>
internal sealed class StateImage
{
    private const long MostToPack = 16 * 1024 * 1024;

    private readonly Dictionary<byte[], HeldValue> records = new(new Utf8KeyComparer());
    private readonly List<(byte[] Key, HeldValue? Value)> cutOff = [];
    private readonly ReleasedBytes released = new(() => GC.GetTotalMemory(forceFullCollection: false));
    private byte[] buffer = [];
    private long toPack;
    private TaskRecord? stand;

    private delegate void ReadValue(ReadOnlySpan<byte> value);

    /// <summary>Number of keys.</summary>
    public int Count => records.Count;

    /// <summary>Input offset up to which the state holds every record; null when nothing was ever stored.</summary>
    public long? Position => stand?.Position;

    /// <summary>Keys whose record could not be read.</summary>
    public List<string> Unreadable { get; } = [];

    /// <summary>Takes the next record of the topic.</summary>
    public void Add(byte[]? key, byte[]? value)
    {
        if (key is null) return;
        if (!key.AsSpan().SequenceEqual(StateKeys.Task))
        {
            cutOff.Add((key, value is null ? null : Hold(key, value)));
            return;
        }

        foreach ((byte[] of, HeldValue? newest) in cutOff) Replace(of, newest);
        cutOff.Clear();
        stand = null;
        if (value is not null) Try(key, value, bytes => stand = TaskRecord.Decode(bytes));
    }

    /// <summary>Fills a new task; once, for each value is let go of as soon as it is read.</summary>
    /// <param name="task">Without any state.</param>
    /// <param name="committed">Offset of the next record to evaluate: <see cref="Position"/>, or a later one.</param>
    /// <returns>Offset from which records must be read again to bring memory up to date.</returns>
    public long Load(StreamTask task, long committed)
    {
        foreach ((byte[] key, _) in cutOff)
            task.CutOff.Add((key, records.GetValueOrDefault(key) is { } held ? held.Read(ref buffer).ToArray() : null));
        TextPool texts = new();
        LoadConditions(task, texts);
        // A block tells of conditions what their own records do not, so it comes after them.
        LoadMemory(task, texts);
        task.Sensors.EndRestore();
        // Without a record no memory was ever stored: all of it stands in the records below the committed offset.
        TaskRecord record = stand ?? default;
        task.KafkaTime = record.KafkaTime;
        task.ReplayUntil = committed;
        task.CommittedPosition = committed;
        task.Position = Math.Min(record.MemoryOffset, committed);
        foreach (ConditionState condition in task.Conditions) Bind(task, condition);
        return task.Position;
    }

    private static void Bind(StreamTask task, ConditionState condition)
    {
        RuleBinding? binding = condition.Sensor.Shape.Plan.Find(condition.RuleId);
        RuleRunner? runner = RunnerFor(condition, binding);
        if (runner is { IsMade: false } && !condition.IsNoData)
        {
            Keep(task, condition, runner);
            return;
        }

        ConditionPlan? plan = runner is null || condition.IsNoData ? null : PlanOf(condition, runner);
        condition.IsLacking = condition.IsNoData ? IsUnwatched(task, condition, runner, binding) : plan is null;
        if (condition.IsLacking) return;
        condition.Runner = runner;
        // That a watch is back counts from the Kafka time at which it is, which is not known yet.
        if (plan is not null && condition.Adopt(plan)) task.MarkChanged(condition);
    }

    /// <summary>Leaves a condition as it is: its rule is there, but nobody knows what it declares.</summary>
    private static void Keep(StreamTask task, ConditionState condition, RuleRunner runner)
    {
        condition.Runner = runner;
        if (condition.LackingSince == 0) return;
        condition.LackingSince = 0;
        task.MarkChanged(condition);
    }

    /// <summary>Finds the plan of a condition, unless the rule reads nothing any more that the condition is about:
    /// takes its measurement in another unit only, or, where it goes by selection alone, selects none of the
    /// sensor.</summary>
    private static ConditionPlan? PlanOf(ConditionState condition, RuleRunner runner)
    {
        ConditionPlan? plan = runner.FindPlan(condition.Instance);
        bool isFed = plan is { Condition.Name: null }
            ? runner.Takes(condition.Instance, condition.Last.Unit)
            : !runner.Declared.IsEmpty || SelectsAny(runner, condition.Sensor);
        return isFed ? plan : null;
    }

    /// <summary>Tells whether a rule selects a measurement that the sensor had. Those that came after the stored memory
    /// are read again, and take their conditions back.</summary>
    private static bool SelectsAny(RuleRunner runner, SensorState sensor)
    {
        for (int slot = 0; slot < sensor.Shape.SlotCount; slot++)
        {
            if (sensor.StoredOf(slot).LastTime != 0 && runner.SelectsName(sensor.Shape.NameOf(slot))) return true;
        }

        // One that is read again is taken back once Kafka time is known.
        return sensor.Unread?.Exists(unread => runner.SelectsName(unread.Name)) == true;
    }

    /// <summary>The variant for a sensor as it was last heard.</summary>
    private static RuleRunner? RunnerFor(ConditionState condition, RuleBinding? binding) =>
        condition.Described is { } described ? binding?.Choose(described.Labels) : binding?.ForUnheard();

    /// <summary>Tells whether a watch that remembers something has nothing to watch any more.</summary>
    private static bool IsUnwatched(
        StreamTask task, ConditionState watch, RuleRunner? runner, RuleBinding? binding)
    {
        if (watch is { Shown: null, Last.IsNone: true, ListedAt: 0 }) return false;
        if (runner?.Variant.NoData is null) return true;
        string id = watch.Sensor.Id;
        return watch.Last.IsNone && !(task.Expected.Contains(id) && binding!.Entry.Expected.Contains(id));
    }

    private void Replace(byte[] key, HeldValue? newest)
    {
        if (records.Remove(key, out HeldValue? before)) toPack -= before.BytesToPack;
        if (newest is not null) records.Add(key, newest);
    }

    /// <summary>Holds a value as it is: of a topic that is not compacted yet most is replaced soon, and packing all of
    /// it would make a restore late. Once much is held, what is still the newest is packed.</summary>
    private HeldValue Hold(byte[] key, byte[] value)
    {
        if (toPack > MostToPack) Pack();
        HeldValue held = StateKeys.IsAlarm(key) ? HeldValue.Of(value) : HeldValue.ToPack(value);
        toPack += held.BytesToPack;
        return held;
    }

    private void Pack()
    {
        foreach (HeldValue value in records.Values) value.Pack(ref buffer);
        foreach ((_, HeldValue? value) in cutOff) value?.Pack(ref buffer);
        OnReleased(toPack);
        toPack = 0;
    }

    private void Release(HeldValue value)
    {
        int bytes = value.HeldBytes;
        value.Release();
        OnReleased(bytes);
    }

    /// <summary>Tells the collector when much is gone: it takes its time to look at what has been held for long, and
    /// what is made of the values would come on top of them.</summary>
    private void OnReleased(long bytes)
    {
        if (released.Add(bytes)) GC.Collect(GC.MaxGeneration, GCCollectionMode.Forced, blocking: false);
    }

    private void LoadConditions(StreamTask task, TextPool texts)
    {
        ReadValue read = value => ConditionCodec.Decode(value, task.Sensors, texts);
        foreach ((byte[] key, HeldValue value) in records)
        {
            if (!StateKeys.IsAlarm(key)) continue;
            Try(key, value.Read(ref buffer), read);
            Release(value);
        }
    }

    private void LoadMemory(StreamTask task, TextPool texts)
    {
        foreach ((byte[] key, HeldValue value) in records)
        {
            if (!StateKeys.TryReadBlock(key, out int number, out int part)) continue;
            LoadPart(task, key, value.Read(ref buffer), number, part, texts);
            Release(value);
        }
    }

    /// <summary>Reads a part of a memory block; a block with one that cannot be read is written anew.</summary>
    private void LoadPart(
        StreamTask task, byte[] key, ReadOnlySpan<byte> value, int number, int part, TextPool texts)
    {
        task.Sensors.OnStoredPart(number, part);
        bool isRead = Try(key, value, bytes => MemoryReader.Decode(bytes, number, task.Sensors, texts));
        if (isRead) return;
        MemoryBlock block = task.Sensors.Blocks[number];
        block.DirtySince = stand?.MemoryOffset ?? 0;
        block.DirtyKafkaTime = stand?.KafkaTime ?? 0;
        block.IsUrgent = true;
        task.HasUrgentMemory = true;
    }

    private bool Try(byte[] key, ReadOnlySpan<byte> value, ReadValue read)
    {
        try
        {
            read(value);
            return true;
        }
        catch (Exception exception) when (exception is JsonException or InvalidDataException or KeyNotFoundException
            or FormatException or InvalidOperationException or ArgumentException or OverflowException)
        {
            // One record that somebody else wrote, or broke, must not stop every other alarm of the partition.
            Unreadable.Add($"{Utf8Text.Of(key)}: {exception.Message}");
            return false;
        }
    }
}
