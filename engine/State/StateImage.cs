using System.Text.Json;
using KafkaAlarms.Engine.Model.Text;
using KafkaAlarms.Engine.Rules;
using KafkaAlarms.Rules;

namespace KafkaAlarms.Engine.State;

/// <summary>The newest record of each key of one partition of the state topic, and how
/// it becomes a task's state.</summary>
/// <remarks>Records behind the last <see cref="TaskRecord"/> are of a commit that was cut off: they are left out, and
/// to be undone before the next one makes them count.</remarks>
internal sealed class StateImage
{
    private readonly Dictionary<byte[], byte[]> records = new(new Utf8KeyComparer());
    private readonly List<(byte[] Key, byte[]? Value)> cutOff = [];
    private TaskRecord? stand;

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
            cutOff.Add((key, value));
            return;
        }

        foreach ((byte[] of, byte[]? newest) in cutOff)
        {
            if (newest is null) records.Remove(of);
            else records[of] = newest;
        }

        cutOff.Clear();
        stand = null;
        if (value is not null) Try(key, value, (_, bytes) => stand = TaskRecord.Decode(bytes));
    }

    /// <summary>Fills a new task.</summary>
    /// <param name="task">Without any state.</param>
    /// <param name="committed">Offset of the next record to evaluate: <see cref="Position"/>, or a later one.</param>
    /// <returns>Offset from which records must be read again to bring memory up to date.</returns>
    public long Load(StreamTask task, long committed)
    {
        TextPool texts = new();
        Action<byte[], byte[]> readCondition = (_, value) => ConditionCodec.Decode(value, task.Sensors, texts);
        Action<byte[], byte[]> readBlock = (key, value) =>
        {
            if (!StateKeys.TryReadBlock(key, out int number, out int part)) return;
            MemoryReader.Decode(value, number, task.Sensors, texts);
            task.Sensors.OnStoredPart(number, part);
        };
        foreach ((byte[] key, byte[] value) in records)
        {
            if (StateKeys.IsAlarm(key)) Try(key, value, readCondition);
        }

        // A block tells of conditions what their own records do not, so it comes after them.
        foreach ((byte[] key, byte[] value) in records)
        {
            if (!StateKeys.IsAlarm(key)) Try(key, value, readBlock);
        }

        task.CutOff.AddRange(cutOff.Select(record => (record.Key, records.GetValueOrDefault(record.Key))));
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
        condition.Runner = RunnerFor(condition, binding);
        condition.Plan = condition.IsNoData ? null : condition.Runner?.FindPlan(condition.Instance);
        condition.IsLacking = IsLacking(condition, binding);
        if (condition.IsLacking)
        {
            condition.Runner = null;
            condition.Plan = null;
            task.Lacking.Add(condition);
            return;
        }

        // That a watch is back counts from the Kafka time at which it is, which is not known yet.
        if (condition.IsNoData) return;
        bool returned = condition.LackingSince != 0;
        condition.LackingSince = 0;
        if (BindLevels(task, condition) || returned) task.MarkChanged(condition);
    }

    /// <summary>Takes note of levels that the rules lack.</summary>
    /// <returns>True when one is back.</returns>
    private static bool BindLevels(StreamTask task, ConditionState condition)
    {
        if (condition.Plan is not { } plan) return false;
        bool returned = condition.Adopt(plan);
        if (condition.LacksLevels) task.Lacking.Add(condition);
        return returned;
    }

    private static RuleRunner? RunnerFor(ConditionState condition, RuleBinding? binding)
    {
        Sensor described = condition.Described ?? condition.Sensor.Sensor;
        return binding?.Choose(described.Labels) ?? binding?.ForUnheard();
    }

    private static bool IsLacking(ConditionState condition, RuleBinding? binding) => condition.IsNoData
        ? binding?.NoData is null || (condition.Runner is null && condition.IsStored)
        : condition.Plan is null;

    private void Try(byte[] key, byte[] value, Action<byte[], byte[]> read)
    {
        try
        {
            read(key, value);
        }
        catch (Exception exception) when (exception is JsonException or InvalidDataException or KeyNotFoundException
            or FormatException or InvalidOperationException)
        {
            // One record that somebody else wrote, or broke, must not stop every other alarm of the partition.
            Unreadable.Add($"{Utf8Text.Of(key)}: {exception.Message}");
        }
    }
}
