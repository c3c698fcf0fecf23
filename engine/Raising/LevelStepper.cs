using KafkaAlarms.Engine.Model.Records;
using KafkaAlarms.Engine.Rules;
using KafkaAlarms.Engine.State.Sensors;
using KafkaAlarms.Rules;

namespace KafkaAlarms.Engine.Raising;

/// <summary>Moves one level of a condition: by a judgement, or by the time at which a delay runs out.</summary>
/// <remarks>Pure; the diagram stands at <see cref="LevelState"/>.</remarks>
internal static class LevelStepper
{
    /// <summary>Value of a due time when no delay runs.</summary>
    public const long NotDue = long.MaxValue;

    /// <summary>Applies one judgement.</summary>
    /// <param name="level">Changed.</param>
    /// <param name="plan">Of the level.</param>
    /// <param name="judgement">What the rule said.</param>
    /// <param name="point">The sample.</param>
    /// <param name="time">The condition's clock at it, ticks.</param>
    /// <returns>True when something changed that must be stored.</returns>
    public static bool Judge(
        ref LevelState level, LevelPlan plan, Judgement judgement, in RecordPoint point, long time) =>
        judgement switch
        {
            Judgement.Active => level.Active ? EndReturn(ref level) : CountActive(ref level, plan, in point, time),
            Judgement.Hold => level.Active ? EndReturn(ref level) : EndCount(ref level),
            Judgement.Normal => level.Active ? BeginReturn(ref level, time) : EndCount(ref level),
            _ => false,
        };

    /// <summary>Record time at which the running delay of a level runs out, ticks.</summary>
    public static long Due(in LevelState level, LevelPlan plan)
    {
        if (level.Active)
            return level.NormalSince == LevelState.NotRunning ? NotDue : level.NormalSince + plan.OffDelay;
        return level.Count >= plan.Samples ? level.Since + plan.OnDelay : NotDue;
    }

    /// <summary>Lets the delay run out that is due by a time.</summary>
    /// <returns>True when the level changed.</returns>
    public static bool RunOut(ref LevelState level, LevelPlan plan, long time)
    {
        if (Due(in level, plan) > time) return false;
        level.Active = !level.Active;
        if (level.Active) level.Severity = plan.Settings.Severity;
        else level.Count = 0;
        level.NormalSince = LevelState.NotRunning;
        return true;
    }

    /// <summary>Forgets a running delay, which then starts anew with the next judgement.</summary>
    /// <returns>True when one was running.</returns>
    public static bool Restart(ref LevelState level) => level.Active ? EndReturn(ref level) : EndCount(ref level);

    private static bool CountActive(ref LevelState level, LevelPlan plan, in RecordPoint point, long time)
    {
        if (level.Count == 0)
        {
            level.First = point;
            level.Since = time;
        }

        level.Count++;
        return level.Count <= plan.Samples;
    }

    private static bool EndCount(ref LevelState level)
    {
        bool ran = level.Count > 0;
        level.Count = 0;
        return ran;
    }

    private static bool BeginReturn(ref LevelState level, long time)
    {
        if (level.NormalSince != LevelState.NotRunning) return false;
        level.NormalSince = time;
        return true;
    }

    private static bool EndReturn(ref LevelState level)
    {
        bool ran = level.NormalSince != LevelState.NotRunning;
        level.NormalSince = LevelState.NotRunning;
        return ran;
    }
}
