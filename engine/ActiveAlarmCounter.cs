using KafkaAlarms.Engine.Model.Events;
using KafkaAlarms.Engine.Observability;
using KafkaAlarms.Engine.State.Sensors;

namespace KafkaAlarms.Engine;

/// <summary>Number of active alarms of one task by priority.</summary>
/// <remarks>What is shown is that of the last commit, and goes with the task: alarms of a transaction that was
/// aborted were never counted.</remarks>
internal sealed class ActiveAlarmCounter
{
    private readonly int[] current = new int[Enum.GetValues<AlarmPriority>().Length];
    private readonly int[] committing = new int[Enum.GetValues<AlarmPriority>().Length];
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

    /// <summary>Sets the numbers apart as they are now: their commit begins.</summary>
    public void Seal() => current.CopyTo(committing, 0);

    /// <summary>Shows the numbers that were set apart: they are committed.</summary>
    public void Publish(ThreadCounters counters)
    {
        for (int i = 0; i < committing.Length; i++)
        {
            counters.AddActive((AlarmPriority)i, committing[i] - shown[i]);
            shown[i] = committing[i];
        }
    }

    /// <summary>Shows the alarms no more: their task goes.</summary>
    public void Withdraw(ThreadCounters counters)
    {
        Array.Clear(current);
        Seal();
        Publish(counters);
    }

    private void Set(ConditionState condition, AlarmPriority? priority)
    {
        if (condition.CountedAs is { } before) current[(int)before]--;
        if (priority is { } after) current[(int)after]++;
        condition.CountedAs = priority;
    }
}
