using Confluent.Kafka;
using KafkaAlarms.Engine.Clients;
using KafkaAlarms.Engine.Committing;
using KafkaAlarms.Engine.Observability;
using KafkaAlarms.Engine.State;

namespace KafkaAlarms.Engine;

/// <summary>Decides when a stream thread commits, and writes what belongs into the transaction.</summary>
/// <remarks>A commit goes on while records are evaluated; it is ended before the next one begins, and before anything
/// that must find it ended. What it held is shown when it has ended.</remarks>
/// <param name="context">Settings, metrics and clock.</param>
/// <param name="committer">Makes final what was written.</param>
/// <param name="records">Takes state.</param>
/// <param name="counters">Published with each commit.</param>
/// <param name="waiting">Kafka times of the events in the open transaction.</param>
internal sealed class TaskCommitter(
    ThreadContext context, ICommitter committer, HeldRecords records, ThreadCounters counters, List<long> waiting)
{
    /// <summary>Shares in which memory is written during one flush interval.</summary>
    private const int MemoryShares = 10;

    private readonly StateWriter writer = new(records);
    private readonly List<StreamTask> committing = [];
    private readonly List<long> committingEvents = [];
    private readonly long interval = (long)context.Settings.Processing.CommitInterval.TotalMilliseconds;
    private readonly long memoryInterval =
        (long)context.Settings.Processing.MemoryFlushInterval.TotalMilliseconds / MemoryShares;

    private long nextCommit = Environment.TickCount64;
    private long nextMemory = Environment.TickCount64;

    /// <summary>True from the begin of a commit until <see cref="Finish"/>.</summary>
    public bool IsUnderWay => committing.Count > 0;

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

    /// <summary>Begins to commit, when there is anything to commit; ends one that is under way first.</summary>
    /// <param name="tasks">All tasks of the thread.</param>
    /// <param name="flushMemory">True: memory is written whole, so that the next owner
    /// need not read records again.</param>
    public void Commit(Dictionary<int, StreamTask>.ValueCollection tasks, bool flushMemory)
    {
        Finish();
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
        committer.BeginCommit(offsets);
        Seal(tasks);
        FinishWhenEnded();
    }

    /// <summary>Ends the commit under way where that needs no wait.</summary>
    public void FinishWhenEnded()
    {
        if (IsUnderWay && committer.HasEnded) Finish();
    }

    /// <summary>Ends the commit under way, if there is one, and produces what was held meanwhile.</summary>
    /// <exception cref="KafkaException">The commit failed, as with <see cref="ICommitter.EndCommit"/>.</exception>
    public void Finish()
    {
        if (!IsUnderWay) return;
        End();
        records.Release();
    }

    /// <summary>Gives up what is not committed; a commit under way is ended first.</summary>
    public void Abort()
    {
        Leave();
        committer.Abort();
    }

    /// <summary>Waits for the end of the commit under way, whatever it is, and forgets what was held.</summary>
    public void Leave()
    {
        try
        {
            End();
        }
        catch (Exception exception) when (exception is KafkaException or ClientsSpentException)
        {
            // What it held is aborted, or evaluated again: nobody waits for it any more.
        }

        records.Clear();
        committing.Clear();
        committingEvents.Clear();
    }

    private void End()
    {
        if (!IsUnderWay) return;
        committer.EndCommit();
        foreach (StreamTask task in committing) task.Active.Publish(counters);
        committing.Clear();
        counters.Publish();
        context.Metrics.TransactionCommitted();
        long at = context.Clock.GetUtcNow().UtcTicks;
        foreach (long kafkaTime in committingEvents) context.Metrics.EventDelayed(TimeSpan.FromTicks(at - kafkaTime));
        committingEvents.Clear();
    }

    /// <summary>Sets apart what the commit holds from what is evaluated while it is under way.</summary>
    private void Seal(Dictionary<int, StreamTask>.ValueCollection tasks)
    {
        foreach (StreamTask task in tasks)
        {
            task.OnCommitting();
            task.Active.Seal();
            committing.Add(task);
        }

        counters.Seal();
        committingEvents.AddRange(waiting);
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
