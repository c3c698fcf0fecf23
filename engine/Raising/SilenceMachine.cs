using KafkaAlarms.Engine.Model.Events;
using KafkaAlarms.Engine.Model.Records;
using KafkaAlarms.Engine.State.Sensors;
using KafkaAlarms.Rules;

namespace KafkaAlarms.Engine.Raising;

/// <summary>Raises an alarm for a sensor that is silent in Kafka time, and clears it
/// when the sensor is heard.</summary>
internal sealed class SilenceMachine(ITransitionSink sink)
{
    /// <summary>Kafka time that must be passed for the sensor to count as silent, ticks.</summary>
    /// <returns>The greatest time when the alarm is raised already, or nothing is watched.</returns>
    public static long KafkaDue(ConditionState condition)
    {
        if (condition.Shown is not null || condition.Runner?.Variant.NoData is not { } settings)
            return LevelStepper.NotDue;
        long heard = condition.Last.IsNone
            ? condition.ListedAt : Math.Max(condition.ListedAt, condition.Last.Point.KafkaTime);
        return heard == 0 ? LevelStepper.NotDue : heard + settings.After.Ticks;
    }

    /// <summary>Raises the alarm when Kafka time has passed the time-out.</summary>
    /// <returns>True when it was raised.</returns>
    public bool OnKafkaTime(ConditionState condition, long kafkaTime)
    {
        long due = KafkaDue(condition);
        if (kafkaTime <= due) return false;
        condition.Shown = AlarmLevel.None;
        condition.RaisedAt = due;
        condition.NextSequence = 0;
        condition.AlarmId = default;
        sink.Take(condition, new Transition(AlarmEventKind.Raised, AlarmLevel.None, null, due));
        return true;
    }

    /// <summary>Clears the alarm of a sensor that was heard, which knows of the sample already.</summary>
    /// <returns>True when the alarm was cleared.</returns>
    public bool OnHeard(ConditionState condition, in LastSample sample)
    {
        if (condition.Shown is null) return false;
        // A sensor whose own clock is behind was silent in Kafka time all the same: its
        // return cannot precede the raise.
        long at = sample.Point.Time >= condition.RaisedAt
            ? sample.Point.Time : Math.Max(sample.Point.KafkaTime, condition.RaisedAt);
        condition.Shown = null;
        sink.Take(condition, new Transition(AlarmEventKind.Cleared, AlarmLevel.None, AlarmLevel.None, at));
        return true;
    }
}
