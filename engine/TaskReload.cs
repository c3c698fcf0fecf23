using KafkaAlarms.Engine.State;

namespace KafkaAlarms.Engine;

/// <summary>Moves an open task to another rule set, without Kafka and without a pause in its time.</summary>
/// <remarks>By what a restart does: the state is written, to memory, and read under the new rules. So whatever holds
/// for rules that changed between two runs holds for those that change in one.</remarks>
internal static class TaskReload
{
    /// <summary>Makes the task that goes on in the place of another one.</summary>
    /// <param name="task">Not replaying, committed, and with all of its memory stored.</param>
    /// <param name="rules">The new rules.</param>
    public static StreamTask Move(StreamTask task, ThreadRules rules)
    {
        StreamTask moved = new(task.Topic, task.Partition, rules.Planner)
        {
            Expected = rules.Expected.Of(task.Partition),
        };
        Move(task, moved);
        return moved;
    }

    /// <summary>Fills a new task with the state of another one, as above.</summary>
    public static void Move(StreamTask task, StreamTask into)
    {
        StateImage image = TaskImage.Of(task);
        image.Load(into, task.CommitOffset);
        // What was just written must be readable; whoever forgot it would lose alarms.
        if (image.Unreadable.Count > 0) throw new InvalidOperationException(image.Unreadable[0]);
        into.CommittedPosition = task.CommittedPosition;
        into.NextBlock = task.NextBlock;
    }
}
