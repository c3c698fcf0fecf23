using Confluent.Kafka;
using KafkaAlarms.Engine.Committing;
using KafkaAlarms.Engine.Observability;
using KafkaAlarms.Engine.State;

namespace KafkaAlarms.Engine;

/// <summary>Decides when a stream thread commits, and writes what belongs into the transaction.</summary>
/// <param name="context">Settings, metrics and clock.</param>
/// <param name="committer">Makes final what was written.</param>
/// <param name="sink">Takes state.</param>
/// <param name="counters">Published with each commit.</param>
/// <param name="waiting">Kafka times of the events in the open transaction.</param>
internal sealed class TaskCommitter(
    ThreadContext context, ICommitter committer, IRecordSink sink, ThreadCounters counters, List<long> waiting)
{
    /// <summary>Shares in which memory is written during one flush interval.</summary>
    private const int MemoryShares = 10;

    private readonly StateWriter writer = new(sink);
    private readonly long interval = (long)context.Settings.Processing.CommitInterval.TotalMilliseconds;
    private readonly long memoryInterval =
        (long)context.Settings.Processing.MemoryFlushInterval.TotalMilliseconds / MemoryShares;

    private long nextCommit = Environment.TickCount64;
    private long nextMemory = Environment.TickCount64;

    public bool IsDue => Environment.TickCount64 >= nextCommit;

    public TimeSpan TimeToNextCommit => TimeSpan.FromMilliseconds(Math.Max(0, nextCommit - Environment.TickCount64));

    /// <summary>Makes the next commit due at once.</summary>
    public void MakeDue() => nextCommit = Environment.TickCount64;

    /// <summary>Tells whether anything waits in the open transaction.</summary>
    public static bool HoldsEvents(Dictionary<int, StreamTask>.ValueCollection tasks)
    {
        foreach (StreamTask task in tasks)
        {
            if (task.WroteSinceCommit) return true;
        }

        return false;
    }

    public void CommitWhenDue(Dictionary<int, StreamTask>.ValueCollection tasks)
    {
        if (IsDue) Commit(tasks, flushMemory: false);
    }

    /// <summary>Commits, when there is anything to commit.</summary>
    /// <param name="tasks">All tasks of the thread.</param>
    /// <param name="flushMemory">True: memory is written whole, so that the next owner
    /// need not read records again.</param>
    public void Commit(Dictionary<int, StreamTask>.ValueCollection tasks, bool flushMemory)
    {
        long now = Environment.TickCount64;
        bool memoryIsDue = flushMemory || now >= nextMemory;
        if (memoryIsDue) nextMemory = now + memoryInterval;
        nextCommit = now + interval;
        committer.Flush();
        WriteState(tasks, memoryIsDue, flushMemory);
        List<TopicPartitionOffset> offsets = [];
        foreach (StreamTask task in tasks)
        {
            if (task.IsReplaying) continue;
            writer.WriteStand(task);
            // Every partition that is written for goes with its offset, moved or not: only that fences a frozen engine.
            if (task.NeedsCommit) offsets.Add(new(new TopicPartition(task.Topic, task.Partition), task.CommitOffset));
        }

        if (offsets.Count == 0) return;
        committer.Commit(offsets);
        foreach (StreamTask task in tasks)
        {
            task.OnCommitted();
            task.Active.Publish(counters);
        }

        counters.Publish();
        context.Metrics.TransactionCommitted();
        long committedAt = context.Clock.GetUtcNow().UtcTicks;
        foreach (long kafkaTime in waiting) context.Metrics.EventDelayed(TimeSpan.FromTicks(committedAt - kafkaTime));
        waiting.Clear();
    }

    /// <summary>Writes the state of all tasks, and waits until it is delivered where nothing else holds it together:
    /// the task records that follow make it count.</summary>
    private void WriteState(Dictionary<int, StreamTask>.ValueCollection tasks, bool memoryIsDue, bool flushMemory)
    {
        bool wrote = false;
        foreach (StreamTask task in tasks)
        {
            if (task.IsReplaying) continue;
            Write(task, memoryIsDue, flushMemory);
            wrote |= task.IsStandStale;
        }

        if (wrote) committer.Flush();
    }

    private void Write(StreamTask task, bool memoryIsDue, bool flushMemory)
    {
        int share = !memoryIsDue ? 0
            : flushMemory ? int.MaxValue
            : (task.Sensors.Blocks.Count + MemoryShares - 1) / MemoryShares;
        writer.Write(task, share);
    }
}
