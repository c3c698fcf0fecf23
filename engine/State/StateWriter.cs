using System.Text;
using KafkaAlarms.Engine.State.Codecs;
using KafkaAlarms.Engine.State.Sensors;

namespace KafkaAlarms.Engine.State;

/// <summary>Writes what changed in a task into the open transaction.</summary>
/// <remarks>
/// Conditions go with every commit; memory blocks are spread over the flush interval. The task record comes last, once
/// all the rest is delivered: where no transaction holds them together, it tells a whole commit from one that was cut
/// off.
/// </remarks>
/// <param name="sink">Takes the records.</param>
internal sealed class StateWriter(IRecordSink sink)
{
    private readonly ConditionCodec conditions = new();
    private readonly MemoryWriter blocks = new();

    /// <summary>Writes the changed conditions, and a share of the blocks whose memory changed.</summary>
    /// <param name="task">The task; not replaying.</param>
    /// <param name="mostBlocks">Blocks to write at most, urgent ones aside.</param>
    public void Write(StreamTask task, int mostBlocks)
    {
        bool wrote = UndoCutOff(task) | WriteChanges(task);
        if (mostBlocks > 0 || task.HasUrgentMemory) wrote |= WriteMemory(task, mostBlocks);
        task.IsStandStale |= wrote;
    }

    /// <summary>Writes where the state stands, which makes all that was written count.</summary>
    public void WriteStand(StreamTask task)
    {
        if (!task.IsStandStale) return;
        task.IsStandStale = false;
        sink.ProduceState(task.Partition, StateKeys.Task, StandOf(task).Encode());
        task.WroteSinceCommit = true;
    }

    /// <summary>Where the state stands, and where reading again must begin, with the Kafka time there, so that
    /// lateness counts as it did.</summary>
    private static TaskRecord StandOf(StreamTask task)
    {
        TaskRecord stand = new(task.CommitOffset, task.CommitOffset, task.KafkaTime);
        foreach (MemoryBlock block in task.Sensors.Blocks)
        {
            if (block.DirtySince >= stand.MemoryOffset) continue;
            stand = stand with { MemoryOffset = block.DirtySince, KafkaTime = block.DirtyKafkaTime };
        }

        return stand;
    }

    private bool UndoCutOff(StreamTask task)
    {
        foreach ((byte[] key, byte[]? value) in task.CutOff) sink.ProduceState(task.Partition, key, value);
        bool wrote = task.CutOff.Count > 0;
        task.CutOff.Clear();
        return wrote;
    }

    private bool WriteChanges(StreamTask task)
    {
        bool wrote = false;
        foreach (ConditionState condition in task.Changed) wrote |= Write(task, condition);
        task.Changed.Clear();
        return wrote;
    }

    private bool WriteMemory(StreamTask task, int most)
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
        return written > 0;
    }

    private void Write(StreamTask task, MemoryBlock block)
    {
        block.AsOf = Math.Max(block.AsOf, task.Position);
        List<byte[]> parts = blocks.Encode(block, block.AsOf);
        for (int i = 0; i < parts.Count; i++)
            sink.ProduceState(task.Partition, StateKeys.Block(block.Number, i), parts[i]);
        for (int i = parts.Count; i < block.StoredParts; i++)
            sink.ProduceState(task.Partition, StateKeys.Block(block.Number, i), null);
        foreach (SensorState sensor in block.Sensors) sensor.Trim();
        block.StoredParts = parts.Count;
        block.DirtySince = MemoryBlock.Clean;
        block.IsUrgent = false;
    }

    private bool Write(StreamTask task, ConditionState condition)
    {
        condition.IsChanged = false;
        if (condition.IsQuiet) return Forget(task, condition);
        // Records are evaluated again below what a condition has seen, and another cause may change it meanwhile.
        condition.AsOf = Math.Max(condition.AsOf, task.Position);
        condition.IsStored = true;
        byte[] key = Encoding.UTF8.GetBytes(condition.AlarmKey);
        sink.ProduceState(task.Partition, key, conditions.Encode(condition, condition.AsOf));
        return true;
    }

    private bool Forget(StreamTask task, ConditionState condition)
    {
        condition.LastEvent = null;
        condition.Sensor.Live?.Remove(condition);
        if (!condition.IsStored) return false;
        condition.IsStored = false;
        sink.ProduceState(task.Partition, Encoding.UTF8.GetBytes(condition.AlarmKey), null);
        return true;
    }
}
