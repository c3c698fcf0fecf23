using Confluent.Kafka;
using KafkaAlarms.Engine.Clients;
using KafkaAlarms.Engine.Consuming;
using KafkaAlarms.Engine.Errors;
using KafkaAlarms.Engine.Model.Records;
using KafkaAlarms.Engine.Observability;
using KafkaAlarms.Engine.Raising;
using KafkaAlarms.Engine.Validating;
using ErrorCode = KafkaAlarms.Engine.Errors.ErrorCode;

namespace KafkaAlarms.Engine;

/// <summary>One stream thread: polls, processes and commits for the partitions that the group gives it.</summary>
/// <remarks>
/// opening --> running -- abortable error --> rolling back --> opening; any -- fatal error, partitions lost, clients
/// that do not answer --> waiting for brokers --> opening, with new clients; any -- stop --> closed. Everything in
/// here runs on one thread and nothing is locked.
/// </remarks>
internal sealed class StreamThread : IAssignmentListener
{
    private static readonly TimeSpan BackOff = TimeSpan.FromSeconds(1);

    private readonly ThreadContext context;
    private readonly int number;
    private readonly string member;
    private readonly ThreadCounters counters;
    private readonly CancellationToken stop;
    private readonly AssignedTasks tasks = new();
    private readonly SourceRecord source;
    private ThreadClients clients = null!;
    private RecordPipeline pipeline = null!;
    private AlarmOutput output = null!;
    private TaskCommitter committer = null!;
    private TaskOpener opener = null!;
    private ThreadRules rules = null!;
    private bool mustRollBack;
    private ClientsSpentException? spent;

    public StreamThread(ThreadContext context, int number, string instance, CancellationToken stop)
    {
        this.context = context;
        this.number = number;
        this.stop = stop;
        member = $"{instance}-{number}";
        counters = context.Metrics.CountersOf(number);
        source = new SourceRecord { Topic = context.Settings.Topics.SensorData };
    }

    private string Part => PartOf(number);

    private bool IsTurnGoingOn => !committer.IsDue && !stop.IsCancellationRequested;

    /// <summary>True when a commit is under way, or due as soon as nothing is left to read.</summary>
    private bool IsAwaited => committer.IsUnderWay || TaskCommitter.HoldsEvents(tasks.Open);

    /// <summary>Longest wait for the next record: none while something else is to be done.</summary>
    private TimeSpan TimeToWait =>
        clients.Reader.HasMore || IsAwaited || (tasks.HasWaiting && opener.IsDue)
            ? TimeSpan.Zero
            : committer.TimeToNextCommit;

    /// <summary>What the readiness check calls a thread.</summary>
    public static string PartOf(int number) => $"thread {number}";

    /// <summary>Runs until stopped; replaces the clients when they are of no more use.</summary>
    public void Run()
    {
        while (!stop.IsCancellationRequested)
        {
            try
            {
                RunClients();
            }
            catch (ClientsSpentException exception)
            {
                Replace(exception.Message);
            }
            catch (KafkaException exception)
            {
                Replace($"{exception.Error.Code}, {exception.Error.Reason}");
            }
        }
    }

    public IEnumerable<TopicPartitionOffset> OnAssigned(IReadOnlyList<TopicPartition> partitions)
    {
        EngineLog.PartitionsAssigned(context.Log, number, source.Topic, Names(partitions));
        foreach (TopicPartition partition in partitions) tasks.Add(partition.Partition);
        ShowHealth();
        // Opening them takes long and may fail; in here neither is allowed. What is read until then is left out.
        return partitions.Select(partition => new TopicPartitionOffset(partition, Offset.End));
    }

    public void OnRevoked(IReadOnlyList<TopicPartition> partitions)
    {
        try
        {
            // The transaction must end before the partitions go: afterwards nothing of it could be committed.
            if (!mustRollBack) Commit(flushMemory: true);
        }
        catch (KafkaException exception) when (!exception.Error.IsFatal)
        {
            RequestRollBack(exception.Error);
        }
        catch (Exception exception) when (exception is KafkaException or ClientsSpentException)
        {
            // Thrown once the poll is over: out of a callback the client would not get over it.
            spent = exception is ClientsSpentException known ? known : new ClientsSpentException(exception.Message);
        }
        finally
        {
            Drop(partitions);
        }

        EngineLog.PartitionsRevoked(context.Log, number, source.Topic, Names(partitions));
    }

    public void OnLost(IReadOnlyList<TopicPartition> partitions)
    {
        Drop(partitions);
        spent = new ClientsSpentException("partitions were lost to the group");
        EngineLog.PartitionsLost(context.Log, number, source.Topic, Names(partitions));
    }

    private static string Names(IReadOnlyList<TopicPartition> partitions) =>
        string.Join(", ", partitions.Select(partition => partition.Partition.Value).Order());

    private void RunClients()
    {
        mustRollBack = false;
        spent = null;
        using ThreadClients current = new(context, number, member, this);
        clients = current;
        rules = new ThreadRules(context, number);
        HeldRecords held = new(current.Records, current.Committer);
        output = new AlarmOutput(
            new EventBuilder(context.Clock),
            new AlarmEventValidator(context.Settings.Validating),
            held,
            counters) { OnInvalid = context.OnInvalidEvent };
        pipeline = new RecordPipeline(context.Settings, output, held, counters, new RecordNotes(context, rules));
        committer = new TaskCommitter(context, current.Committer, held, counters, output.Waiting);
        using TaskOpener round = new(context, current, rules, stop);
        opener = round;
        try
        {
            current.Committer.Start();
            current.Consumer.Subscribe(source.Topic);
            while (!stop.IsCancellationRequested) RunOnce();
            // A consumer of which messages are still held waits for them when it closes, for ever.
            current.Reader.Discard();
            // Revokes, which commits, and leaves the group unless the member is static.
            current.Consumer.Close();
            // What a last commit that failed left open would hold readers up until it timed out.
            if (mustRollBack) committer.Abort();
        }
        finally
        {
            // Clients must not be closed under a call.
            committer.Leave();
            Discard();
            foreach (StreamTask task in tasks.Clear()) Close(task);
        }
    }

    private void RunOnce()
    {
        try
        {
            // Clients that live through an outage may hang in it for good; new ones afterwards know where they stand.
            if (context.Brokers.IsDown) throw new ClientsSpentException("no broker answers");
            if (rules.IsStale) TakeRules();
            Poll();
            if (mustRollBack) RollBack();
            OpenNext();
            AdvanceSilent();
            committer.CommitWhenDue(tasks.Open);
        }
        catch (KafkaException exception) when (!exception.Error.IsFatal && exception is not ConsumeException)
        {
            RequestRollBack(exception.Error);
            RollBack();
        }
    }

    /// <summary>Reads and processes records until the next commit is due or nothing is left.</summary>
    private void Poll()
    {
        ReadOutcome outcome;
        do
        {
            outcome = clients.Reader.Read(TimeToWait, source);
            if (spent is not null) throw spent;
            mustRollBack |= outcome == ReadOutcome.OutOfRange;
            if (mustRollBack) return;
            if (tasks.TryGet(source.Partition, out StreamTask task)) Take(task, outcome);
            committer.FinishWhenEnded();
        }
        while (clients.Reader.HasMore || (outcome != ReadOutcome.Nothing && IsTurnGoingOn));

        if (outcome != ReadOutcome.Nothing) return;
        // Nothing is left to read, so events need not wait for the end of the interval.
        committer.Finish();
        if (TaskCommitter.HoldsEvents(tasks.Open)) committer.MakeDue();
    }

    /// <summary>Moves to the newest rule set, between two records.</summary>
    private void TakeRules()
    {
        // With the memory: what a crash would read again after this belongs to the old rules.
        Commit(flushMemory: true);
        rules.Adopt();
        // By number, so that each old state is let go of before the next one is moved.
        foreach (int partition in tasks.Open.Select(task => task.Partition).ToArray()) MoveToRules(partition);
    }

    private void MoveToRules(int partition)
    {
        tasks.TryGet(partition, out StreamTask task);
        if (task.IsReplaying)
        {
            // It is in the middle of a restore, which begins again.
            tasks.Reopen(partition);
            return;
        }

        StreamTask moved = TaskReload.Move(task, rules);
        tasks.SetOpen(moved);
        ShowAlarms(moved, task);
    }

    private void Take(StreamTask task, ReadOutcome outcome)
    {
        if (outcome == ReadOutcome.Record) pipeline.Process(task, source);
        // Control records do not show: only the end of the partition says that they are passed.
        else if (outcome == ReadOutcome.End) task.Position = Math.Max(task.Position, source.Offset);
    }

    /// <summary>Opens one of the partitions that wait for it.</summary>
    private void OpenNext()
    {
        if (!tasks.HasWaiting || !opener.IsDue) return;
        // A restore takes long: nothing waits for it in an open transaction, which might run out of time meanwhile.
        Commit(flushMemory: false);
        StreamTask? task = opener.TryOpen(new TopicPartition(source.Topic, tasks.NextWaiting));
        if (task is not null) ShowAlarms(task, tasks.SetOpen(task));
        if (!tasks.HasWaiting) opener.EndRound();
        ShowHealth();
    }

    /// <summary>Counts the alarms of a task that takes the place of another one, or of none.</summary>
    private void ShowAlarms(StreamTask task, StreamTask? before)
    {
        task.Active.OnRestored(task);
        if (before is not null) task.Active.Replace(before.Active);
        task.Active.Seal();
        task.Active.Publish(counters);
    }

    /// <summary>Commits, and waits for it.</summary>
    private void Commit(bool flushMemory)
    {
        committer.Commit(tasks.Open, flushMemory);
        committer.Finish();
    }

    private void ShowHealth()
    {
        if (!tasks.HasWaiting)
        {
            context.Metrics.Health.Ready(Part);
            return;
        }

        string trouble = opener.Trouble is { } cause ? $"; tries again after: {cause}" : "";
        context.Metrics.Health.NotReady(Part, $"restores {string.Join(", ", tasks.Waiting)}{trouble}");
    }

    /// <summary>Lets Kafka time pass for partitions with nothing left to read.</summary>
    private void AdvanceSilent()
    {
        clients.Ends.Ask(tasks.Open.Select(task => new TopicPartition(task.Topic, task.Partition)));
        if (!clients.Ends.TryTake(out DateTime askedAt, out Dictionary<TopicPartition, long> ends)) return;
        long kafkaTime = (askedAt - context.Settings.Clock.ClockTolerance).Ticks;
        foreach ((TopicPartition place, long end) in ends)
        {
            if (!tasks.TryGet(place.Partition, out StreamTask task)) continue;
            context.Metrics.SetLag(task.Topic, task.Partition, Math.Max(0, end - task.Position));
            if (task.Position >= end) pipeline.AdvanceTo(task, kafkaTime);
        }
    }

    private void RequestRollBack(Error cause)
    {
        mustRollBack = true;
        context.OnRollBack(number, $"{cause.Code}, {cause.Reason}");
    }

    /// <summary>Goes back to the last commit: aborts, and opens every task anew from the topics.</summary>
    private void RollBack()
    {
        clients.Reader.Discard();
        committer.Abort();
        Discard();
        mustRollBack = false;
        tasks.Reopen();
        ShowHealth();
    }

    private void Discard()
    {
        counters.Discard();
        output.Waiting.Clear();
    }

    private void Drop(IReadOnlyList<TopicPartition> partitions)
    {
        foreach (TopicPartition partition in partitions)
        {
            if (tasks.Remove(partition.Partition) is { } task) Close(task);
        }
    }

    private void Close(StreamTask task)
    {
        task.Active.Withdraw(counters);
        context.Metrics.ForgetLag(task.Topic, task.Partition);
    }

    private void Replace(string cause)
    {
        context.Metrics.Health.NotReady(Part, $"replaces its clients: {cause}");
        context.Metrics.ThreadReplaced(ErrorCode.ThreadReplaced);
        if (context.Limiter.Admit($"replace {number}") is { } repeats)
            EngineLog.ThreadReplaced(context.Log, ErrorCode.ThreadReplaced.Text(), number, cause, repeats);
        stop.WaitHandle.WaitOne(BackOff);
        context.Brokers.WaitWhileDown();
    }
}
