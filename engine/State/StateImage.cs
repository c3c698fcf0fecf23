using System.Text;
using System.Text.Json;
using KafkaAlarms.Engine.Rules;

namespace KafkaAlarms.Engine.State;

/// <summary>The newest record of each key of one partition of the state topic, and how
/// it becomes a task's state.</summary>
internal sealed class StateImage
{
    private readonly Dictionary<string, byte[]> records = new(StringComparer.Ordinal);

    /// <summary>Number of keys.</summary>
    public int Count => records.Count;

    /// <summary>Keys whose record could not be read.</summary>
    public List<string> Unreadable { get; } = [];

    /// <summary>Takes the next record of the topic.</summary>
    public void Add(byte[]? key, byte[]? value)
    {
        if (key is null) return;
        string text = Encoding.UTF8.GetString(key);
        if (value is null) records.Remove(text);
        else records[text] = value;
    }

    /// <summary>Fills a new task.</summary>
    /// <param name="task">Without any state.</param>
    /// <param name="committed">Offset of the next record to evaluate.</param>
    /// <returns>Offset from which records must be read again to bring memory up to date.</returns>
    public long Load(StreamTask task, long committed)
    {
        foreach ((string key, byte[] value) in records)
        {
            if (key[0] != '_') Try(key, () => LoadCondition(task, value));
        }

        foreach ((string key, byte[] value) in records)
        {
            if (StateKeys.TryReadBlock(key, out int number))
                Try(key, () => MemoryCodec.Decode(value, number, task.Sensors));
        }

        task.Sensors.EndRestore();
        // Without a record no memory was ever stored: all of it stands in the records below the committed offset.
        TaskRecord record = new(0, 0);
        if (records.TryGetValue(StateKeys.TaskText, out byte[]? stored))
            Try(StateKeys.TaskText, () => record = TaskRecord.Decode(stored));
        task.KafkaTime = record.KafkaTime;
        task.ReplayUntil = committed;
        task.CommittedPosition = committed;
        task.Position = Math.Min(record.MemoryOffset, committed);
        foreach (ConditionState condition in task.Conditions) Bind(task, condition);
        return task.Position;
    }

    private static void LoadCondition(StreamTask task, byte[] value) =>
        ConditionCodec.Decode(value, id => task.Sensors.Restore(Encoding.UTF8.GetBytes(id)));

    private static void Bind(StreamTask task, ConditionState condition)
    {
        RuleBinding? binding = condition.Sensor.Shape.Plan.Find(condition.RuleId);
        condition.Runner = binding?.Choose(condition.Sensor.Sensor.Labels) ?? binding?.ForUnheard();
        condition.Plan = condition.IsNoData ? null : condition.Runner?.FindPlan(condition.Instance);
        condition.IsLacking = IsLacking(condition);
        if (condition.IsLacking)
        {
            condition.Runner = null;
            condition.Plan = null;
            task.Lacking.Add(condition);
            return;
        }

        bool returned = condition.LackingSince != 0;
        condition.LackingSince = 0;
        if (condition.Plan is { } plan)
        {
            returned |= condition.Adopt(plan);
            if (condition.LacksLevels) task.Lacking.Add(condition);
        }

        if (returned) task.MarkChanged(condition);
    }

    private static bool IsLacking(ConditionState condition) => condition.IsNoData
        ? condition.Runner?.Variant.NoData is null && condition.IsStored
        : condition.Plan is null;

    private void Try(string key, Action read)
    {
        try
        {
            read();
        }
        catch (Exception exception) when (exception is JsonException or InvalidDataException or KeyNotFoundException
            or FormatException or InvalidOperationException)
        {
            // One record that somebody else wrote, or broke, must not stop every other alarm of the partition.
            Unreadable.Add($"{key}: {exception.Message}");
        }
    }
}
