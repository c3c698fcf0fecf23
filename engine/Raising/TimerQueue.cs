using KafkaAlarms.Engine.State.Sensors;

namespace KafkaAlarms.Engine.Raising;

/// <summary>Conditions of one partition by the Kafka time at which silence would let a delay run out.</summary>
/// <remarks>A due time that moved on is noticed when the old one comes up, so that samples cost nothing here.</remarks>
internal sealed class TimerQueue
{
    private readonly PriorityQueue<ConditionState, long> queue = new();

    /// <summary>Earliest Kafka time that is set, ticks; the greatest when none is.</summary>
    public long Next => queue.TryPeek(out _, out long due) ? due : ConditionState.NotArmed;

    /// <summary>Makes sure that a condition comes up at a Kafka time, or earlier.</summary>
    public void Arm(ConditionState condition, long kafkaDue)
    {
        if (kafkaDue >= condition.ArmedFor) return;
        condition.ArmedFor = kafkaDue;
        queue.Enqueue(condition, kafkaDue);
    }

    /// <summary>Takes a condition whose time Kafka time has passed.</summary>
    /// <returns>False when there is none.</returns>
    public bool TryTake(long kafkaTime, out ConditionState condition)
    {
        while (queue.TryPeek(out condition!, out long due) && kafkaTime > due)
        {
            queue.Dequeue();
            if (due != condition.ArmedFor) continue;
            condition.ArmedFor = ConditionState.NotArmed;
            return true;
        }

        return false;
    }
}
