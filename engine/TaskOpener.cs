using Confluent.Kafka;
using KafkaAlarms.Engine.Clients;
using KafkaAlarms.Engine.Errors;
using KafkaAlarms.Engine.Observability;
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
    ThreadContext context, ThreadClients clients, ThreadRules rules, CancellationToken stop) : IDisposable
{
    private static readonly TimeSpan Timeout = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan BackOff = TimeSpan.FromMilliseconds(200);

    /// <summary>Time of attempts that fail, while brokers answer, after which the clients are given up.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    /// <summary>Time for partitions to get a leader again before they are left out of a look at all of them.</summary>
    private static readonly TimeSpan LeaderPatience = TimeSpan.FromSeconds(10);

    private readonly TaskStart start = new(context);
    private StateRestorer? restorer;
    private bool hasEndedLeftovers;
    private long failingSince;
    private long failedAt;

    /// <summary>Why the last attempt failed; null after one that did not.</summary>
    public string? Trouble { get; private set; }

    /// <summary>False for a moment after an attempt that failed.</summary>
    public bool IsDue => failedAt == 0 || context.Clock.GetElapsedTime(failedAt) >= BackOff;

    /// <summary>Opens the task of one partition.</summary>
    /// <returns>Null when it is to be tried again: brokers are away, or the last owner's transaction is open; and
    /// when it was stopped meanwhile.</returns>
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
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            // The thread ends as from anywhere else: commits, closes and leaves the group.
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
        StreamTask task = new(partition.Topic, partition.Partition, rules.Planner)
        {
            Expected = rules.Expected.Of(partition.Partition),
        };
        start.Place(task, image, committed, range);
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
        bool isPatient = failingSince == 0 || context.Clock.GetElapsedTime(failingSince) < LeaderPatience;
        StandingTransactions standing = new(context.Settings, restorer!.Admin, needsAll: isPatient);
        clients.Committer.EndLeftovers(standing.Find(stop), input);
        hasEndedLeftovers = true;
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
