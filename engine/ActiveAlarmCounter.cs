using KafkaAlarms.Engine.Model.Events;
using KafkaAlarms.Engine.Observability;
using KafkaAlarms.Engine.State;

namespace KafkaAlarms.Engine;

/// <summary>Number of active alarms of one task by priority.</summary>
/// <remarks>What is shown is that of the last commit, and goes with the task: alarms of a transaction that was
/// aborted were never counted.</remarks>
internal sealed class ActiveAlarmCounter
{
    private readonly int[] current = new int[Enum.GetValues<AlarmPriority>().Length];
    private int[] shown = new int[Enum.GetValues<AlarmPriority>().Length];

    /// <summary>Notes what a condition shows after an event.</summary>
    public void OnEvent(ConditionState condition, AlarmEvent alarm) =>
        Set(condition, alarm.Active ? alarm.Priority : null);

    /// <summary>Counts the alarms that a task was restored with.</summary>
    public void OnRestored(StreamTask task)
    {
        foreach (ConditionState condition in task.Conditions)
        {
            bool active = condition.Shown is not null && condition.LastEvent is not null;
            Set(condition, active ? SeverityBands.PriorityOf(condition.ShownSeverity) : null);
        }
    }

    /// <summary>Takes the place of the counter of a task that was rolled back.</summary>
    public void Replace(ActiveAlarmCounter before) => shown = before.shown;

    /// <summary>Shows the numbers as they are now: they are committed.</summary>
    public void Publish(ThreadCounters counters)
    {
        for (int i = 0; i < current.Length; i++)
        {
            counters.AddActive((AlarmPriority)i, current[i] - shown[i]);
            shown[i] = current[i];
        }
    }

    /// <summary>Shows the alarms no more: their task goes.</summary>
    public void Withdraw(ThreadCounters counters)
    {
        Array.Clear(current);
        Publish(counters);
    }

    private void Set(ConditionState condition, AlarmPriority? priority)
    {
        if (condition.CountedAs is { } before) current[(int)before]--;
        if (priority is { } after) current[(int)after]++;
        condition.CountedAs = priority;
    }
}
