using System.Text;

namespace KafkaAlarms.Engine.State;

/// <summary>Writes what changed in a task into the open transaction.</summary>
/// <remarks>Conditions go with every commit; memory blocks are spread over the flush interval.</remarks>
internal sealed class StateWriter(IRecordSink sink)
{
    private readonly ConditionCodec conditions = new();
    private readonly MemoryCodec blocks = new();

    /// <summary>Writes the changed conditions.</summary>
    public void WriteChanges(StreamTask task)
    {
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
        List<MemoryBlock> all = task.Sensors.Blocks;
        for (int i = 0; i < all.Count; i++)
        {
            MemoryBlock block = all[(task.NextBlock + i) % all.Count];
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
        sink.ProduceState(task.Partition, StateKeys.Block(block.Number), blocks.Encode(block, task.Position));
        block.AsOf = task.Position;
        block.DirtySince = MemoryBlock.Clean;
        block.IsUrgent = false;
        task.WroteSinceCommit = true;
    }

    private void Write(StreamTask task, ConditionState condition)
    {
        condition.IsChanged = false;
        byte[] key = Encoding.UTF8.GetBytes(condition.AlarmKey);
        if (!condition.IsQuiet)
        {
            condition.AsOf = task.Position;
            condition.IsStored = true;
            sink.ProduceState(task.Partition, key, conditions.Encode(condition, task.Position));
            task.WroteSinceCommit = true;
            return;
        }

        condition.LastEvent = null;
        condition.Sensor.Live?.Remove(condition);
        if (!condition.IsStored) return;
        condition.IsStored = false;
        sink.ProduceState(task.Partition, key, null);
        task.WroteSinceCommit = true;
    }
}
