using KafkaAlarms.Engine.Configuration.Options;
using KafkaAlarms.Engine.State;
using KafkaAlarms.Rules;

namespace KafkaAlarms.Engine.Raising;

/// <summary>Ends the alarms, levels and watches that the rule set has lacked for long enough, in Kafka time.</summary>
/// <remarks>What is back before that goes on where it was.</remarks>
internal sealed class LackingRules(ITransitionSink sink, ClockOptions options)
{
    private readonly AlarmStateMachine machine = new(sink);
    private readonly long removalDelay = options.RemovalDelay.Ticks;

    /// <summary>Takes note of what a restored task lacks, or has again; once Kafka time is known.</summary>
    public void Settle(StreamTask task)
    {
        foreach (ConditionState condition in task.Conditions)
        {
            if (condition is { IsNoData: true, IsLacking: false, LackingSince: not 0 })
                OnWatchReturned(task, condition);
        }

        foreach (ConditionState condition in task.Lacking) Begin(task, condition);
    }

    /// <summary>Takes note of a condition whose new plan lacks levels that are active or pending.</summary>
    public void OnLevelsLack(StreamTask task, ConditionState condition)
    {
        if (!task.Lacking.Contains(condition)) task.Lacking.Add(condition);
        Begin(task, condition);
    }

    /// <summary>Ends what has been lacking for long enough.</summary>
    public void OnKafkaTime(StreamTask task)
    {
        task.NextRemoval = long.MaxValue;
        for (int i = task.Lacking.Count - 1; i >= 0; i--)
        {
            ConditionState condition = task.Lacking[i];
            bool isOver = condition.IsLacking ? EndCondition(task, condition) : EndLevels(task, condition);
            if (isOver) task.Lacking.RemoveAt(i);
        }
    }

    /// <summary>The rule did not hear the sensor meanwhile: silence counts from now on.</summary>
    private static void OnWatchReturned(StreamTask task, ConditionState watch)
    {
        watch.LackingSince = 0;
        watch.ListedAt = task.KafkaTime;
        Store(task, watch);
    }

    private static void Store(StreamTask task, ConditionState condition)
    {
        if (condition.IsStored) task.MarkChanged(condition);
        // A watch without an alarm has no record of its own.
        if (condition.IsNoData) task.MarkUrgent(condition.Sensor);
    }

    private void Begin(StreamTask task, ConditionState condition)
    {
        bool isNew = condition.IsLacking && condition.LackingSince == 0;
        if (isNew) condition.LackingSince = task.KafkaTime;
        if (condition.IsLacking) Expect(task, condition.LackingSince);
        else isNew = BeginLevels(task, condition);
        if (isNew) Store(task, condition);
    }

    private bool BeginLevels(StreamTask task, ConditionState condition)
    {
        bool anyNew = false;
        for (int i = 0; i < condition.Levels.Length; i++)
        {
            if (!condition.Lacks((AlarmLevel)i)) continue;
            ref long since = ref condition.Levels[i].LackingSince;
            anyNew |= since == 0;
            if (since == 0) since = task.KafkaTime;
            Expect(task, since);
        }

        return anyNew;
    }

    private void Expect(StreamTask task, long since) =>
        task.NextRemoval = Math.Min(task.NextRemoval, since + removalDelay);

    private bool EndCondition(StreamTask task, ConditionState condition)
    {
        long at = condition.LackingSince + removalDelay;
        if (task.KafkaTime <= at)
        {
            Expect(task, condition.LackingSince);
            return false;
        }

        machine.OnRuleRemoved(condition, at);
        Store(task, condition);
        condition.LackingSince = 0;
        // Nothing is left that a rule of this name could go on with.
        if (condition.IsNoData) condition.Sensor.Live?.Remove(condition);
        return true;
    }

    private bool EndLevels(StreamTask task, ConditionState condition)
    {
        for (int i = 0; i < condition.Levels.Length; i++)
        {
            if (!condition.Lacks((AlarmLevel)i)) continue;
            long since = condition.Levels[i].LackingSince;
            bool isOver = task.KafkaTime > since + removalDelay;
            if (isOver) machine.OnLevelRemoved(condition, (AlarmLevel)i, since + removalDelay);
            if (isOver) task.MarkChanged(condition);
            else Expect(task, since);
        }

        return !condition.LacksLevels;
    }
}
