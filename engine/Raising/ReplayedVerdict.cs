using KafkaAlarms.Engine.Model.Records;
using KafkaAlarms.Engine.Rules;
using KafkaAlarms.Engine.State.Sensors;
using KafkaAlarms.Rules;

namespace KafkaAlarms.Engine.Raising;

/// <summary>A verdict on a record that a restored task reads again: its transitions are stored, the rest of what it
/// changed is memory.</summary>
internal static class ReplayedVerdict
{
    /// <summary>Brings the condition of a verdict up to date.</summary>
    public static void Remember(
        StreamTask task, ConditionState condition, RuleRunner runner, ConditionPlan plan, in JudgedSample judged)
    {
        LastSample sample = judged.Sample;
        if (sample.Point.Offset < condition.AsOf) return;
        if (!ReferenceEquals(condition.Plan, plan) && condition.Adopt(plan)) task.MarkChanged(condition);
        condition.Runner = runner;
        condition.Last = sample;
        condition.Described = condition.Sensor.Sensor;
        condition.Clock = Math.Max(condition.Clock, judged.Clock);
        if (judged.Judgements.AnyActive) Count(condition, plan, judged.Judgements);
    }

    private static void Count(ConditionState condition, ConditionPlan plan, Judgements judgements)
    {
        if (condition.Shown is not null) condition.Occurrences++;
        foreach (LevelPlan level in plan.ShownOrder)
        {
            ref LevelState state = ref condition.Levels[(int)level.Level];
            bool counts = state is { Active: false, Count: > 0 } && judgements[level.Level] == Judgement.Active;
            if (counts) state.Count++;
        }
    }
}
