using KafkaAlarms.Engine.Model;
using KafkaAlarms.Engine.Observability;
using KafkaAlarms.Engine.State;

namespace KafkaAlarms.Engine;

/// <summary>Keeps the number of active alarms by priority, as alarms come and go and as partitions do.</summary>
internal sealed class ActiveAlarmCounter(ThreadCounters counters)
{
    /// <summary>Notes what a condition shows after an event.</summary>
    public void OnEvent(ConditionState condition, AlarmEvent alarm) =>
        Set(condition, alarm.Active ? alarm.Priority : null);

    /// <summary>Counts the alarms that a task was restored with.</summary>
    public void OnOpened(StreamTask task)
    {
        Adopt(task);
        foreach (ConditionState condition in task.Conditions)
        {
            if (condition.CountedAs is { } priority) counters.AddActive(priority, 1);
        }
    }

    /// <summary>Takes over the counts of the task that another one replaces as of the last commit.</summary>
    public static void Adopt(StreamTask task)
    {
        foreach (ConditionState condition in task.Conditions)
        {
            bool active = condition.Shown is not null && condition.LastEvent is not null;
            condition.CountedAs = active ? SeverityBands.PriorityOf(condition.ShownSeverity) : null;
        }
    }

    /// <summary>Takes back the alarms of a task that goes.</summary>
    public void OnClosed(StreamTask task)
    {
        foreach (ConditionState condition in task.Conditions) Set(condition, null);
    }

    private void Set(ConditionState condition, AlarmPriority? priority)
    {
        if (condition.CountedAs == priority) return;
        if (condition.CountedAs is { } before) counters.AddActive(before, -1);
        if (priority is { } after) counters.AddActive(after, 1);
        condition.CountedAs = priority;
    }
}
