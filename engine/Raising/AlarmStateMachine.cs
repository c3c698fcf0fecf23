using KafkaAlarms.Engine.Model.Events;
using KafkaAlarms.Engine.Model.Records;
using KafkaAlarms.Engine.Rules;
using KafkaAlarms.Engine.State.Sensors;
using KafkaAlarms.Rules;

namespace KafkaAlarms.Engine.Raising;

/// <summary>Stage 4: turns verdicts and passing time into transitions, the same way for every rule.</summary>
/// <remarks>
/// Deterministic: state, sample and plan alone decide. A step is a sample, or an instant at which delays run out; what
/// several levels do in one step is one transition.
/// </remarks>
internal sealed class AlarmStateMachine(ITransitionSink sink)
{
    /// <summary>Runs out the delays that are due before a sample, as the plan stood until then.</summary>
    /// <param name="condition">With a plan.</param>
    /// <param name="clock">Of the next sample: <see cref="JudgedSample"/>.</param>
    /// <returns>True when something changed that must be stored.</returns>
    public bool OnTimeBefore(ConditionState condition, long clock) =>
        RunOut(condition, condition.Plan!, TimeFor(condition, clock) - 1);

    /// <summary>Applies one judged sample; the delays due before it have run out.</summary>
    /// <param name="condition">With a plan.</param>
    /// <param name="judged">In the order of offsets.</param>
    /// <returns>True when something changed that must be stored.</returns>
    public bool OnSample(ConditionState condition, in JudgedSample judged)
    {
        ConditionPlan plan = condition.Plan!;
        long time = TimeFor(condition, judged.Clock);
        condition.Clock = time;
        condition.Last = judged.Sample;
        bool changed = false;
        RecordPoint point = judged.Sample.Point;
        foreach (LevelPlan level in plan.ShownOrder)
        {
            changed |= LevelStepper.Judge(
                ref condition.Levels[(int)level.Level], level, judged.Judgements[level.Level], in point, time);
        }

        if (condition.Shown is not null && judged.Judgements.AnyActive) condition.Occurrences++;
        changed |= RunOutAt(condition, plan, time);
        if (Show(condition, plan, time)) return true;
        return (condition.Shown is not null && Update(condition, plan, judged.Judgements, time)) || changed;
    }

    /// <summary>Notes that the clock of a measurement was set back: running delays start anew.</summary>
    /// <returns>True when something changed that must be stored.</returns>
    public static bool SetBack(ConditionState condition, long time)
    {
        bool ran = false;
        foreach (ref LevelState level in condition.Levels.AsSpan()) ran |= LevelStepper.Restart(ref level);
        condition.Clock = time;
        return ran;
    }

    /// <summary>Lets the delays of a silent sensor run out that Kafka time has passed.</summary>
    /// <param name="condition">With a plan.</param>
    /// <param name="kafkaTime">Kafka time of the partition, ticks.</param>
    /// <param name="grace">Ticks granted beyond the due time.</param>
    /// <returns>True when one ran out; the clock then stands at its due time.</returns>
    public bool OnKafkaTime(ConditionState condition, long kafkaTime, long grace)
    {
        ConditionPlan plan = condition.Plan!;
        bool ranOut = false;
        for (long due = NextDue(condition, plan);
            kafkaTime > KafkaDue(condition, due, grace);
            due = NextDue(condition, plan))
        {
            RunOut(condition, plan, due);
            condition.Clock = due;
            ranOut = true;
        }

        return ranOut;
    }

    /// <summary>Kafka time that must be passed for the next delay to run out in silence, ticks.</summary>
    /// <returns><see cref="LevelStepper.NotDue"/> when no delay runs.</returns>
    public static long NextKafkaDue(ConditionState condition, long grace) =>
        KafkaDue(condition, NextDue(condition, condition.Plan!), grace);

    /// <summary>Ends the episode of an alarm whose rule is gone.</summary>
    public void OnRuleRemoved(ConditionState condition, long at)
    {
        if (condition.Shown is { } level) End(condition, AlarmEventKind.RuleRemoved, level, at);
        Array.Clear(condition.Levels);
    }

    /// <summary>Shows what is left where levels were forgotten that the plan has lacked for long enough.</summary>
    /// <param name="condition">With a plan.</param>
    /// <param name="at">Time of the transition, ticks.</param>
    public void OnLevelsRemoved(ConditionState condition, long at)
    {
        AlarmLevel? left = MostSevereActive(condition, condition.Plan!);
        if (condition.Shown is { } before && left != before)
        {
            if (left is { } after) Change(condition, before, after, at);
            else End(condition, AlarmEventKind.RuleRemoved, before, at);
        }
    }

    private static long KafkaDue(ConditionState condition, long due, long grace)
    {
        if (due == LevelStepper.NotDue) return LevelStepper.NotDue;
        RecordPoint last = condition.Last.Point;
        return last.KafkaTime + (due - last.Time) + grace;
    }

    private static long NextDue(ConditionState condition, ConditionPlan plan)
    {
        long next = LevelStepper.NotDue;
        foreach (LevelPlan level in plan.ShownOrder)
        {
            next = Math.Min(next, LevelStepper.Due(in condition.Levels[(int)level.Level], level));
        }

        return next;
    }

    /// <summary>Time of a sample for a condition: a late one that is evaluated all the same does not turn its
    /// clock back.</summary>
    private static long TimeFor(ConditionState condition, long clock) =>
        condition.IsQuiet ? clock : Math.Max(clock, condition.Clock);

    private static bool RunOutAt(ConditionState condition, ConditionPlan plan, long time)
    {
        bool ran = false;
        foreach (LevelPlan level in plan.ShownOrder)
        {
            ran |= LevelStepper.RunOut(ref condition.Levels[(int)level.Level], level, time);
        }

        return ran;
    }

    private static AlarmLevel? MostSevereActive(ConditionState condition, ConditionPlan plan)
    {
        AlarmLevel? first = null;
        foreach (LevelPlan level in plan.ShownOrder)
        {
            if (!condition.Levels[(int)level.Level].Active) continue;
            first = level.Level;
            break;
        }

        // A level that the rules lack stands as it stood, until it has been lacking for long enough.
        for (AlarmLevel level = 0; (int)level < condition.Levels.Length; level++)
        {
            bool stands = condition.Levels[(int)level].Active && plan[level] is null;
            if (stands && (first is not { } other || ComesBefore(condition, plan, level, other))) first = level;
        }

        return first;
    }

    private static bool ComesBefore(ConditionState condition, ConditionPlan plan, AlarmLevel level, AlarmLevel other)
    {
        int difference = SeverityOf(condition, plan, level) - SeverityOf(condition, plan, other);
        return difference > 0 || (difference == 0 && level < other);
    }

    private static int SeverityOf(ConditionState condition, ConditionPlan plan, AlarmLevel level) =>
        plan[level] is not null ? plan.SettingsOf(level).Severity
            : condition.Shown == level ? condition.ShownSeverity
            : condition.Levels[(int)level].Severity;

    /// <summary>Runs out the delays due up to a time, each instant being a step of its own.</summary>
    private bool RunOut(ConditionState condition, ConditionPlan plan, long time)
    {
        bool ran = false;
        for (long due = NextDue(condition, plan); due <= time; due = NextDue(condition, plan))
        {
            RunOutAt(condition, plan, due);
            Show(condition, plan, due);
            ran = true;
        }

        return ran;
    }

    private bool Show(ConditionState condition, ConditionPlan plan, long at)
    {
        AlarmLevel? before = condition.Shown;
        AlarmLevel? after = MostSevereActive(condition, plan);
        if (before == after) return false;
        if (before is null) Begin(condition, after!.Value, at);
        else if (after is null) End(condition, AlarmEventKind.Cleared, before.Value, at);
        else Change(condition, before.Value, after.Value, at);
        return true;
    }

    private void Begin(ConditionState condition, AlarmLevel level, long at)
    {
        condition.Shown = level;
        condition.RaisedAt = at;
        // The episode begins with the first active sample of the level that the raise shows.
        condition.Occurrences = condition.Levels[(int)level].Count;
        condition.NextSequence = 0;
        condition.AlarmId = default;
        sink.Take(condition, new Transition(AlarmEventKind.Raised, level, null, at));
    }

    private void Change(ConditionState condition, AlarmLevel before, AlarmLevel after, long at)
    {
        condition.Shown = after;
        sink.Take(condition, new Transition(AlarmEventKind.LevelChanged, after, before, at));
    }

    private void End(ConditionState condition, AlarmEventKind kind, AlarmLevel level, long at)
    {
        condition.Shown = null;
        sink.Take(condition, new Transition(kind, level, level, at));
    }

    private bool Update(ConditionState condition, ConditionPlan plan, Judgements judgements, long at)
    {
        foreach (LevelPlan level in plan.ShownOrder)
        {
            if (!level.Settings.EveryBreach || judgements[level.Level] != Judgement.Active) continue;
            AlarmLevel shown = condition.Shown!.Value;
            sink.Take(condition, new Transition(AlarmEventKind.Updated, shown, shown, at));
            return true;
        }

        return false;
    }
}
