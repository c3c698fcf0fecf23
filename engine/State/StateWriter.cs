using System.Text;

namespace KafkaAlarms.Engine.State;

/// <summary>Writes what changed in a task into the open transaction.</summary>
/// <remarks>
/// Conditions go with every commit; memory blocks are spread over the flush interval. Where offsets are committed after
/// the state, a condition that ended is first stored as quiet, for the offset that it stands at; a tombstone, which has
/// none, follows when that offset is committed. Else records that are evaluated again would begin it anew.
/// </remarks>
/// <param name="sink">Takes the records.</param>
/// <param name="isAtomic">True: state and offsets are committed in one transaction.</param>
internal sealed class StateWriter(IRecordSink sink, bool isAtomic = true)
{
    private readonly ConditionCodec conditions = new();
    private readonly MemoryCodec blocks = new();

    /// <summary>Writes the changed conditions.</summary>
    public void WriteChanges(StreamTask task)
    {
        ForgetEnded(task);
        foreach (ConditionState condition in task.Changed) Write(task, condition);
        task.Changed.Clear();
    }

    /// <summary>Writes a share of the blocks whose memory changed, and where all of them stand then.</summary>
    /// <param name="task">The task.</param>
    /// <param name="most">Blocks to write at most, urgent ones aside.</param>
    /// <returns>Number of blocks written.</returns>
    public int WriteMemory(StreamTask task, int most)
    {
        int written = 0;
        int first = task.NextBlock;
        List<MemoryBlock> all = task.Sensors.Blocks;
        for (int i = 0; i < all.Count; i++)
        {
            MemoryBlock block = all[(first + i) % all.Count];
            if (block.DirtySince == MemoryBlock.Clean || (written >= most && !block.IsUrgent)) continue;
            Write(task, block);
            written++;
            if (written == most) task.NextBlock = block.Number + 1;
        }

        task.HasUrgentMemory = false;
        if (written == 0) return 0;
        TaskRecord record = OldestMemory(task);
        sink.ProduceState(task.Partition, StateKeys.Task, record.Encode());
        task.WroteSinceCommit = true;
        return written;
    }

    /// <summary>Where reading again must begin, and the Kafka time there, so that lateness counts as it did.</summary>
    private static TaskRecord OldestMemory(StreamTask task)
    {
        TaskRecord oldest = new(task.Position, task.KafkaTime);
        foreach (MemoryBlock block in task.Sensors.Blocks)
        {
            if (block.DirtySince < oldest.MemoryOffset) oldest = new(block.DirtySince, block.DirtyKafkaTime);
        }

        return oldest;
    }

    private void Write(StreamTask task, MemoryBlock block)
    {
        block.AsOf = Math.Max(block.AsOf, task.Position);
        sink.ProduceState(task.Partition, StateKeys.Block(block.Number), blocks.Encode(block, block.AsOf));
        block.DirtySince = MemoryBlock.Clean;
        block.IsUrgent = false;
        task.WroteSinceCommit = true;
    }

    /// <summary>Writes the tombstones of conditions that had ended below the committed offset.</summary>
    private void ForgetEnded(StreamTask task)
    {
        for (int i = task.Ended.Count - 1; i >= 0; i--)
        {
            ConditionState condition = task.Ended[i];
            if (condition.IsQuiet && task.CommittedPosition < condition.AsOf) continue;
            task.Ended.RemoveAt(i);
            if (condition.IsQuiet && !condition.IsChanged) Forget(task, condition);
        }
    }

    private void Write(StreamTask task, ConditionState condition)
    {
        condition.IsChanged = false;
        if (condition.IsQuiet)
        {
            condition.LastEvent = null;
            if (isAtomic || !condition.IsStored)
            {
                Forget(task, condition);
                return;
            }

            if (!task.Ended.Contains(condition)) task.Ended.Add(condition);
        }

        // Records are evaluated again below what a condition has seen, and another cause may change it meanwhile.
        condition.AsOf = Math.Max(condition.AsOf, task.Position);
        condition.IsStored = true;
        byte[] key = Encoding.UTF8.GetBytes(condition.AlarmKey);
        sink.ProduceState(task.Partition, key, conditions.Encode(condition, condition.AsOf));
        task.WroteSinceCommit = true;
    }

    private void Forget(StreamTask task, ConditionState condition)
    {
        condition.Sensor.Live?.Remove(condition);
        if (!condition.IsStored) return;
        condition.IsStored = false;
        sink.ProduceState(task.Partition, Encoding.UTF8.GetBytes(condition.AlarmKey), null);
        task.WroteSinceCommit = true;
    }
}
