using KafkaAlarms.Engine.Configuration.Options;
using KafkaAlarms.Engine.State.Sensors;
using KafkaAlarms.Rules;

namespace KafkaAlarms.Engine.Raising;

/// <summary>Ends the alarms, levels and watches that the rule set has lacked for long enough, in Kafka time.</summary>
/// <remarks>What is back before that goes on where it was.</remarks>
internal sealed class LackingRules(ITransitionSink sink, ClockOptions options)
{
    private readonly AlarmStateMachine machine = new(sink);
    private readonly long removalDelay = options.RemovalDelay.Ticks;

    /// <summary>Takes note of what a restored condition lacks, or has again; once Kafka time is known.</summary>
    public static void Settle(StreamTask task, ConditionState condition)
    {
        if (condition is { IsNoData: true, IsLacking: false, LackingSince: not 0 }) OnWatchReturned(task, condition);
        else if (condition.IsLacking) BeginCondition(task, condition);
        else if (condition.LacksLevels) BeginLevels(task, condition);
    }

    /// <summary>Forgets of a restored sensor what the rule set has not read, and what rules remembered that it has
    /// lacked, for long enough; what is back before that goes on where it was.</summary>
    public void Settle(StreamTask task, SensorState sensor)
    {
        SettleUnread(task, sensor);
        bool isChanged = false;
        foreach (RuleMemory? remembered in sensor.OfRules)
        {
            if (remembered is null or { LackingSince: 0 }) continue;
            if (IsOver(task, remembered.LackingSince)) remembered.Forget();
            remembered.LackingSince = 0;
            isChanged = true;
        }

        if (sensor.OfLackingRules is { } lacking)
        {
            foreach ((_, RuleMemory remembered) in lacking)
            {
                if (remembered.LackingSince != 0) continue;
                remembered.LackingSince = task.KafkaTime;
                isChanged = true;
            }

            isChanged |= lacking.RemoveAll(rule => IsOver(task, rule.Remembered.LackingSince)) > 0;
        }

        if (isChanged) task.MarkDirty(sensor);
    }

    private bool IsOver(StreamTask task, long lackingSince) => task.KafkaTime > lackingSince + removalDelay;

    private void SettleUnread(StreamTask task, SensorState sensor)
    {
        if (sensor.Unread is not { } unread) return;
        bool isNew = unread.Exists(measurement => measurement.Since == 0);
        foreach (UnreadMeasurement measurement in unread)
        {
            if (measurement.Since == 0) measurement.Since = task.KafkaTime;
        }

        int gone = unread.RemoveAll(measurement => IsOver(task, measurement.Since));
        int back = unread.RemoveAll(measurement => sensor.TryTakeBack(measurement));
        if (isNew || gone + back > 0) task.MarkDirty(sensor);
    }

    /// <summary>Takes note of the levels that a new plan lacks and that are active or pending.</summary>
    public static void BeginLevels(StreamTask task, ConditionState condition)
    {
        bool anyNew = false;
        for (int i = 0; i < condition.Levels.Length; i++)
        {
            ref LevelState level = ref condition.Levels[i];
            if (level.LackingSince != 0 || !condition.Lacks((AlarmLevel)i)) continue;
            level.LackingSince = task.KafkaTime;
            anyNew = true;
        }

        if (anyNew) task.MarkChanged(condition);
    }

    /// <summary>Kafka time that must be passed for a condition, or its next level, to end.</summary>
    /// <returns>The greatest time when nothing is lacking.</returns>
    public long Due(ConditionState condition)
    {
        if (condition.IsLacking) return condition.LackingSince + removalDelay;
        if (!condition.LacksLevels) return LevelStepper.NotDue;
        long due = LevelStepper.NotDue;
        for (int i = 0; i < condition.Levels.Length; i++)
        {
            if (condition.Lacks((AlarmLevel)i)) due = Math.Min(due, condition.Levels[i].LackingSince + removalDelay);
        }

        return due;
    }

    /// <summary>Ends what is due: the condition, or all its levels that are due together.</summary>
    /// <param name="task">The task.</param>
    /// <param name="condition">Lacking, whole or in part.</param>
    /// <param name="due">As <see cref="Due"/> told; passed.</param>
    public void End(StreamTask task, ConditionState condition, long due)
    {
        if (condition.IsLacking) EndCondition(task, condition, due);
        else EndLevels(task, condition, due);
    }

    /// <summary>The rule did not hear the sensor meanwhile: silence counts from now on.</summary>
    private static void OnWatchReturned(StreamTask task, ConditionState watch)
    {
        watch.LackingSince = 0;
        watch.ListedAt = task.KafkaTime;
        Store(task, watch);
    }

    private static void BeginCondition(StreamTask task, ConditionState condition)
    {
        if (condition.LackingSince != 0) return;
        condition.LackingSince = task.KafkaTime;
        Store(task, condition);
    }

    private static void Store(StreamTask task, ConditionState condition)
    {
        if (condition.IsStored) task.MarkChanged(condition);
        // A watch without an alarm has no record of its own.
        if (condition.IsNoData) task.MarkUrgent(condition.Sensor);
    }

    private void EndCondition(StreamTask task, ConditionState condition, long due)
    {
        machine.OnRuleRemoved(condition, due);
        condition.IsLacking = false;
        if (condition.IsStored) task.MarkChanged(condition);
        if (!condition.IsNoData) condition.LackingSince = 0;
        else if (EndWatch(condition) || condition.IsStored) task.MarkUrgent(condition.Sensor);
    }

    /// <summary>Forgets a watch that the rules do not have, or that was never heard. Another one keeps what it heard:
    /// its rule is there for other labels, and must not take the sensor for one that was never heard.</summary>
    /// <returns>False when it keeps what it heard.</returns>
    private static bool EndWatch(ConditionState watch)
    {
        if (watch.Sensor.Live?.Remove(watch) == true) return true;
        if (!watch.Last.IsNone) return false;
        watch.ListedAt = 0;
        watch.LackingSince = 0;
        return true;
    }

    private void EndLevels(StreamTask task, ConditionState condition, long due)
    {
        for (int i = 0; i < condition.Levels.Length; i++)
        {
            bool isDue = condition.Lacks((AlarmLevel)i) && condition.Levels[i].LackingSince + removalDelay <= due;
            if (isDue) condition.Levels[i] = default;
        }

        condition.CheckLevels();
        machine.OnLevelsRemoved(condition, due);
        task.MarkChanged(condition);
    }
}
