using Confluent.Kafka;
using KafkaAlarms.Engine.Clients;
using KafkaAlarms.Engine.Configuration;
using KafkaAlarms.Engine.Errors;
using KafkaAlarms.Engine.Observability;
using KafkaAlarms.Engine.Rules;
using KafkaAlarms.Engine.State;
using ErrorCode = KafkaAlarms.Engine.Errors.ErrorCode;

namespace KafkaAlarms.Engine;

/// <summary>Opens stream tasks: committed offset, state, and where to begin reading.</summary>
/// <remarks>
/// The order matters: stable committed offsets first, then the end of the state topic including what is not
/// committed yet, so that the transaction that moved the offsets is read as well. Never waits for long: an attempt that
/// fails is made again after a while, and the consumer is polled in between, for it alone says that it is fenced.
/// </remarks>
internal sealed class TaskOpener(
    ThreadContext context, ThreadClients clients, SensorPlanner planner, CancellationToken stop) : IDisposable
{
    private static readonly TimeSpan Timeout = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan BackOff = TimeSpan.FromMilliseconds(200);

    /// <summary>Time of attempts that fail, while brokers answer, after which the clients are given up.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    /// <summary>Time for partitions to get a leader again before they are left out of a look at all of them.</summary>
    private static readonly TimeSpan LeaderPatience = TimeSpan.FromSeconds(10);

    /// <summary>Time beyond two commits in which a transaction that is alive has moved on.</summary>
    private static readonly TimeSpan Settling = TimeSpan.FromMilliseconds(300);

    private StateRestorer? restorer;
    private bool hasEndedLeftovers;
    private long failingSince;
    private long failedAt;

    /// <summary>Why the last attempt failed; null after one that did not.</summary>
    public string? Trouble { get; private set; }

    /// <summary>False for a moment after an attempt that failed.</summary>
    public bool IsDue => failedAt == 0 || context.Clock.GetElapsedTime(failedAt) >= BackOff;

    /// <summary>Opens the task of one partition.</summary>
    /// <returns>Null when it is to be tried again: brokers are away, or the last owner's transaction is open.</returns>
    /// <exception cref="OperationCanceledException">Stopped meanwhile.</exception>
    /// <exception cref="ClientsSpentException">It failed for too long.</exception>
    /// <exception cref="KafkaException">Fatal: the clients must be replaced.</exception>
    public StreamTask? TryOpen(TopicPartition partition)
    {
        try
        {
            StreamTask task = Open(partition);
            failedAt = failingSince = 0;
            Trouble = null;
            return task;
        }
        catch (KafkaException exception) when (!exception.Error.IsFatal)
        {
            EndRound();
            OnFailed(partition, exception.Error);
            return null;
        }
    }

    /// <summary>Gives back what restores need, until the next one.</summary>
    public void EndRound()
    {
        restorer?.Dispose();
        restorer = null;
    }

    public void Dispose() => EndRound();

    private StreamTask Open(TopicPartition partition)
    {
        if (failingSince == 0) EngineLog.RestoreStarted(context.Log, partition.Topic, partition.Partition);
        long began = context.Clock.GetTimestamp();
        restorer ??= clients.CreateRestorer();
        if (!hasEndedLeftovers) EndLeftovers(partition);
        Offset committed = clients.Consumer.Committed([partition], Timeout)[0].Offset;
        StateImage image = restorer.Read(partition.Partition, stop);
        WatermarkOffsets range = clients.Consumer.QueryWatermarkOffsets(partition, Timeout);
        StreamTask task = new(partition.Topic, partition.Partition, planner)
        {
            Expected = context.Expected.Of(partition.Partition),
        };
        Place(task, image, committed, range);
        clients.Consumer.Seek(new TopicPartitionOffset(partition, task.Position));
        foreach (string unreadable in image.Unreadable)
        {
            EngineLog.StateUnreadable(
                context.Log, ErrorCode.StateUnreadable.Text(),
                context.Settings.Topics.State, partition.Partition, unreadable);
        }

        TimeSpan took = context.Clock.GetElapsedTime(began);
        context.Metrics.Restored(took);
        EngineLog.RestoreFinished(
            context.Log, partition.Topic, partition.Partition, task.ActiveAlarms, image.Count, took.TotalSeconds);
        return task;
    }

    /// <summary>Ends what earlier transactions of this producer may have left open.</summary>
    private void EndLeftovers(TopicPartition input)
    {
        IAdminClient admin = restorer!.Admin;
        List<TopicPartition> places = WrittenPartitions(admin);
        Dictionary<TopicPartition, long> before = Stable(admin, places);
        Dictionary<TopicPartition, long> ends = Ends(admin, places, IsolationLevel.ReadUncommitted);
        places.RemoveAll(p => !before.ContainsKey(p) || !ends.ContainsKey(p) || before[p] >= ends[p]);
        if (places.Count > 0)
        {
            // Transactions of engines that live move on meanwhile; those that nobody ends stand.
            stop.WaitHandle.WaitOne(2 * context.Settings.Processing.CommitInterval + Settling);
            Dictionary<TopicPartition, long> after = Stable(admin, places);
            places.RemoveAll(p => after.TryGetValue(p, out long stable) && stable != before[p]);
        }

        clients.Committer.EndLeftovers(places, input);
        hasEndedLeftovers = true;
    }

    private List<TopicPartition> WrittenPartitions(IAdminClient admin)
    {
        TopicOptions topics = context.Settings.Topics;
        string[] written = [topics.Alarms, topics.State, topics.SensorDataDeadLetters, topics.AlarmDeadLetters];
        List<TopicPartition> places = [];
        foreach (string name in written)
        {
            TopicMetadata topic = admin.GetMetadata(name, Timeout).Topics[0];
            // A broker just coming up knows no topic yet.
            if (topic.Error.IsError || topic.Partitions.Count == 0)
                throw new KafkaException(Confluent.Kafka.ErrorCode.LeaderNotAvailable);
            for (int i = 0; i < topic.Partitions.Count; i++) places.Add(new TopicPartition(name, i));
        }

        return places;
    }

    private Dictionary<TopicPartition, long> Stable(IAdminClient admin, List<TopicPartition> places) =>
        Ends(admin, places, IsolationLevel.ReadCommitted);

    /// <summary>Asks for ends; a partition without a leader is waited for a while, then left out.</summary>
    private Dictionary<TopicPartition, long> Ends(
        IAdminClient admin, List<TopicPartition> places, IsolationLevel isolation)
    {
        Dictionary<TopicPartition, long> ends = EndOffsets.AskAsync(admin, places, isolation).GetAwaiter().GetResult();
        bool isPatient = failingSince == 0 || context.Clock.GetElapsedTime(failingSince) < LeaderPatience;
        if (ends.Count < places.Count && isPatient)
            throw new KafkaException(Confluent.Kafka.ErrorCode.OffsetNotAvailable);
        return ends;
    }

    private void Place(StreamTask task, StateImage image, Offset committed, WatermarkOffsets range)
    {
        long low = range.Low.Value;
        if (committed == Offset.Unset)
        {
            bool latest = context.Settings.Processing.StartAt == StartPosition.Latest;
            image.Load(task, latest ? range.High.Value : low);
            task.Position = task.ReplayUntil;
            task.CommittedPosition = -1;
            return;
        }

        image.Load(task, committed.Value);
        if (committed.Value > range.High.Value)
        {
            // The topic was made anew: what the state remembers of offsets is about another log.
            task.ForgetOffsets();
            Gone(task, committed.Value, 0);
            task.Position = task.ReplayUntil = low;
        }
        else if (committed.Value < low)
        {
            Gone(task, committed.Value, low - committed.Value);
            task.Position = task.ReplayUntil = low;
        }
        else
        {
            task.Position = Math.Max(task.Position, low);
        }
    }

    private void Gone(StreamTask task, long committed, long gap)
    {
        context.Metrics.RecordsLost(gap);
        EngineLog.CommittedOffsetGone(
            context.Log, ErrorCode.CommittedOffsetGone.Text(), task.Topic, task.Partition, committed, gap);
    }

    private void OnFailed(TopicPartition partition, Error cause)
    {
        failedAt = context.Clock.GetTimestamp();
        Trouble = $"{cause.Code}, {cause.Reason}";
        // While no broker answers at all, other clients would not do better.
        if (failingSince == 0 || context.Brokers.IsDown) failingSince = failedAt;
        if (context.Clock.GetElapsedTime(failingSince) < Patience) return;
        throw new ClientsSpentException(
            $"{partition.Topic}[{partition.Partition.Value}] could not be opened: {cause.Code}, {cause.Reason}");
    }
}
