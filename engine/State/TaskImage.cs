using System.Text;
using KafkaAlarms.Engine.State.Codecs;
using KafkaAlarms.Engine.State.Sensors;

namespace KafkaAlarms.Engine.State;

/// <summary>The state of a running task as the state topic would hold it, had everything been written now.</summary>
internal static class TaskImage
{
    /// <summary>Writes the state of a task.</summary>
    /// <param name="task">Not replaying.</param>
    public static StateImage Of(StreamTask task)
    {
        StateImage image = new();
        ConditionCodec conditions = new();
        MemoryWriter blocks = new();
        foreach (ConditionState condition in task.Conditions)
        {
            if (!condition.IsStored) continue;
            byte[] key = Encoding.UTF8.GetBytes(condition.AlarmKey);
            image.Add(key, conditions.Encode(condition, Math.Max(condition.AsOf, task.Position)));
        }

        foreach (MemoryBlock block in task.Sensors.Blocks)
        {
            List<byte[]> parts = blocks.Encode(block, Math.Max(block.AsOf, task.Position));
            for (int i = 0; i < parts.Count; i++) image.Add(StateKeys.Block(block.Number, i), parts[i]);
        }

        image.Add(StateKeys.Task, new TaskRecord(task.CommitOffset, task.CommitOffset, task.KafkaTime).Encode());
        return image;
    }
}
