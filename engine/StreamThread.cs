using Confluent.Kafka;
using KafkaAlarms.Engine.Consuming;
using KafkaAlarms.Engine.Errors;
using KafkaAlarms.Engine.Model;
using KafkaAlarms.Engine.Observability;
using KafkaAlarms.Engine.Raising;
using KafkaAlarms.Engine.Rules;
using KafkaAlarms.Engine.Validating;
using ErrorCode = KafkaAlarms.Engine.Errors.ErrorCode;

namespace KafkaAlarms.Engine;

/// <summary>One stream thread: polls, processes and commits for the partitions that the group gives it.</summary>
/// <remarks>
/// opening --> running -- abortable error --> rolling back --> running; running -- fatal error --> opening, with new
/// clients; running -- stop --> closed. Everything in here runs on one thread and nothing is locked.
/// </remarks>
internal sealed class StreamThread : IAssignmentListener
{
    private static readonly TimeSpan BackOff = TimeSpan.FromSeconds(1);

    private readonly ThreadContext context;
    private readonly int number;
    private readonly string member;
    private readonly ThreadCounters counters;
    private readonly CancellationToken stop;
    private readonly Dictionary<int, StreamTask> tasks = [];
    private readonly SourceRecord source;
    private readonly ConfluentHeaders headers = new();
    private ThreadClients clients = null!;
    private RecordPipeline pipeline = null!;
    private AlarmOutput output = null!;
    private TaskCommitter committer = null!;
    private TaskOpener opener = null!;
    private bool mustRollBack;

    public StreamThread(ThreadContext context, int number, string instance, CancellationToken stop)
    {
        this.context = context;
        this.number = number;
        this.stop = stop;
        member = $"{instance}-{number}";
        counters = context.Metrics.CountersOf(number);
        source = new SourceRecord { Topic = context.Settings.Topics.SensorData };
        context.Metrics.Health.NotReady(Part, "has no partitions assigned yet");
    }

    private string Part => $"thread {number}";

    /// <summary>Runs until stopped; replaces the clients after fatal errors.</summary>
    public void Run()
    {
        while (!stop.IsCancellationRequested)
        {
            try
            {
                RunClients();
            }
            catch (OperationCanceledException) when (stop.IsCancellationRequested)
            {
                return;
            }
            catch (KafkaException exception)
            {
                Replace(exception.Error);
            }
        }
    }

    public IEnumerable<TopicPartitionOffset> OnAssigned(IReadOnlyList<TopicPartition> partitions)
    {
        EngineLog.PartitionsAssigned(context.Log, number, source.Topic, Names(partitions));
        List<TopicPartitionOffset> positions = [];
        foreach (TopicPartition partition in partitions)
        {
            StreamTask task = opener.Open(partition);
            tasks[partition.Partition] = task;
            output.Active.OnOpened(task);
            positions.Add(new TopicPartitionOffset(partition, task.Position));
        }

        context.Metrics.Health.Ready(Part);
        return positions;
    }

    public void OnRevoked(IReadOnlyList<TopicPartition> partitions)
    {
        try
        {
            // The transaction must end before the partitions go: afterwards nothing of it could be committed.
            if (!mustRollBack) committer.Commit(tasks.Values, flushMemory: true);
        }
        catch (KafkaException exception) when (!exception.Error.IsFatal)
        {
            RequestRollBack(exception.Error);
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
        mustRollBack = true;
        EngineLog.PartitionsLost(context.Log, number, source.Topic, Names(partitions));
    }

    private static string Names(IReadOnlyList<TopicPartition> partitions) =>
        string.Join(", ", partitions.Select(partition => partition.Partition.Value).Order());

    private void RunClients()
    {
        mustRollBack = false;
        using ThreadClients current = new(context, member, this, stop);
        clients = current;
        RuleFaultReport faults = new(context);
        SensorPlanner planner = new(context.Rules, faults);
        output = new AlarmOutput(
            new EventBuilder(context.Clock),
            new AlarmEventValidator(context.Settings.Validating),
            current.Records,
            counters);
        pipeline = new RecordPipeline(context.Settings, output, current.Records, counters, new RecordNotes(context));
        committer = new TaskCommitter(context, current, counters, output.Waiting);
        opener = new TaskOpener(context, current, planner, stop);
        current.Committer.Start();
        current.Consumer.Subscribe(source.Topic);
        try
        {
            while (!stop.IsCancellationRequested) RunOnce();
            // Revokes, which commits, and leaves the group unless the member is static.
            current.Consumer.Close();
        }
        finally
        {
            foreach (StreamTask task in tasks.Values) context.Metrics.ForgetLag(task.Topic, task.Partition);
            Discard();
            foreach (StreamTask task in tasks.Values) output.Active.OnClosed(task);
            counters.Publish();
            tasks.Clear();
        }
    }

    private void RunOnce()
    {
        try
        {
            Poll();
            if (mustRollBack) RollBack();
            AdvanceSilent();
            committer.CommitWhenDue(tasks.Values);
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
        TimeSpan wait = committer.TimeToNextCommit;
        do
        {
            ConsumeResult<RawBytes, RawBytes>? result = Consume(wait);
            if (mustRollBack) return;
            if (result is null)
            {
                // Nothing is left to read, so events need not wait for the end of the interval.
                if (TaskCommitter.HoldsEvents(tasks.Values)) committer.MakeDue();
                return;
            }

            Take(result);
            wait = TaskCommitter.HoldsEvents(tasks.Values) ? TimeSpan.Zero : committer.TimeToNextCommit;
        }
        while (!committer.IsDue && !stop.IsCancellationRequested);
    }

    private ConsumeResult<RawBytes, RawBytes>? Consume(TimeSpan wait)
    {
        try
        {
            return clients.Consumer.Consume(wait);
        }
        catch (ConsumeException exception) when (!exception.Error.IsFatal)
        {
            if (exception.Error.Code == Confluent.Kafka.ErrorCode.Local_AutoOffsetReset)
                mustRollBack = true;
            else if (context.Limiter.Admit($"consume {exception.Error.Code}") is { } repeats)
                EngineLog.ConsumeFailed(
                    context.Log, ErrorCode.ConsumeFailed.Text(), number, exception.Error.Reason, repeats);
            return null;
        }
    }

    private void Take(ConsumeResult<RawBytes, RawBytes> result)
    {
        context.Brokers.Up();
        if (!tasks.TryGetValue(result.Partition, out StreamTask? task)) return;
        if (result.IsPartitionEOF)
        {
            // Control records do not show: only the end of the partition says that they are passed.
            task.Position = Math.Max(task.Position, result.Offset);
            return;
        }

        Message<RawBytes, RawBytes> message = result.Message;
        source.Partition = task.Partition;
        source.Offset = result.Offset;
        source.KafkaTime = message.Timestamp.UtcDateTime.Ticks;
        source.Key = message.Key.Buffer;
        source.KeyLength = message.Key.Length;
        source.Value = message.Value.Buffer;
        source.ValueLength = message.Value.Length;
        source.Headers = headers.At(message.Headers);
        pipeline.Process(task, source);
    }

    /// <summary>Lets Kafka time pass for partitions with nothing left to read.</summary>
    private void AdvanceSilent()
    {
        clients.Ends.Ask(tasks.Values.Select(task => new TopicPartition(task.Topic, task.Partition)));
        if (!clients.Ends.TryTake(out DateTime askedAt, out List<TopicPartitionOffset> ends)) return;
        context.Brokers.Up();
        long kafkaTime = (askedAt - context.Settings.Clock.ClockTolerance).Ticks;
        foreach (TopicPartitionOffset end in ends)
        {
            if (!tasks.TryGetValue(end.Partition, out StreamTask? task)) continue;
            context.Metrics.SetLag(task.Topic, task.Partition, Math.Max(0, end.Offset - task.Position));
            if (task.Position >= end.Offset) pipeline.AdvanceTo(task, kafkaTime);
            pipeline.EndLacking(task);
        }
    }

    private void RequestRollBack(Error cause)
    {
        mustRollBack = true;
        context.Metrics.TransactionAborted();
        if (context.Limiter.Admit($"abort {number}") is { } repeats)
        {
            EngineLog.TransactionAborted(
                context.Log, ErrorCode.TransactionAborted.Text(), number, $"{cause.Code}, {cause.Reason}", repeats);
        }
    }

    /// <summary>Goes back to the last commit: aborts, restores the state of every task,
    /// reads on from its position.</summary>
    private void RollBack()
    {
        clients.Committer.Abort();
        Discard();
        mustRollBack = false;
        foreach (int partition in tasks.Keys.ToList())
        {
            TopicPartition place = new(source.Topic, partition);
            StreamTask task = opener.Open(place);
            // The counts of the task it replaces stand as of the last commit, and so does this one.
            ActiveAlarmCounter.Adopt(task);
            tasks[partition] = task;
            clients.Consumer.Seek(new TopicPartitionOffset(place, task.Position));
        }
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
            if (tasks.Remove(partition.Partition, out StreamTask? task)) output.Active.OnClosed(task);
            context.Metrics.ForgetLag(partition.Topic, partition.Partition);
        }
    }

    private void Replace(Error cause)
    {
        context.Metrics.Health.NotReady(Part, $"replaces its clients after {cause.Code}");
        context.Metrics.ThreadReplaced(ErrorCode.ThreadReplaced);
        if (context.Limiter.Admit($"replace {number}") is { } repeats)
        {
            EngineLog.ThreadReplaced(
                context.Log, ErrorCode.ThreadReplaced.Text(), number, $"{cause.Code}, {cause.Reason}", repeats);
        }

        stop.WaitHandle.WaitOne(BackOff);
    }
}
