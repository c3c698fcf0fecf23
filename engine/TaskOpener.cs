using Confluent.Kafka;
using Confluent.Kafka.Admin;
using KafkaAlarms.Engine.Configuration;
using KafkaAlarms.Engine.Errors;
using KafkaAlarms.Engine.Observability;
using KafkaAlarms.Engine.Rules;
using KafkaAlarms.Engine.State;
using ErrorCode = KafkaAlarms.Engine.Errors.ErrorCode;

namespace KafkaAlarms.Engine;

/// <summary>Opens a stream task: committed offset, state, and where to begin reading.</summary>
/// <remarks>
/// The order matters: stable committed offsets first, then the end of the state topic
/// including what is not committed yet,
/// so that the transaction that moved the offsets is read as well.
/// </remarks>
internal sealed class TaskOpener(
    ThreadContext context, ThreadClients clients, SensorPlanner planner, CancellationToken stop)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    private static readonly ListOffsetsOptions Uncommitted = new()
    {
        IsolationLevel = Confluent.Kafka.IsolationLevel.ReadUncommitted,
        RequestTimeout = Patience,
    };

    /// <summary>Opens the task of one partition; waits for brokers that are away.</summary>
    /// <exception cref="OperationCanceledException">Stopped meanwhile.</exception>
    public StreamTask Open(TopicPartition partition)
    {
        EngineLog.RestoreStarted(context.Log, partition.Topic, partition.Partition);
        long began = context.Clock.GetTimestamp();
        Offset committed = Wait(() => clients.Consumer.Committed([partition], Patience)[0].Offset);
        long stateEnd = Wait(() => EndOf(new TopicPartition(context.Settings.Topics.State, partition.Partition)));
        StateImage image = clients.Restorer.Read(partition.Partition, stateEnd, stop);
        WatermarkOffsets range = Wait(() => clients.Consumer.QueryWatermarkOffsets(partition, Patience));
        StreamTask task = new(partition.Topic, partition.Partition, planner)
        {
            Expected = context.Expected.Of(partition.Partition),
        };
        Place(task, image, committed, range);
        foreach (string unreadable in image.Unreadable)
            EngineLog.StateUnreadable(
                context.Log, ErrorCode.StateUnreadable.Text(),
                context.Settings.Topics.State, partition.Partition, unreadable);
        TimeSpan took = context.Clock.GetElapsedTime(began);
        context.Metrics.Restored(took);
        EngineLog.RestoreFinished(
            context.Log, partition.Topic, partition.Partition, task.ActiveAlarms, image.Count, took.TotalSeconds);
        return task;
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

    private long EndOf(TopicPartition partition)
    {
        TopicPartitionOffsetSpec question = new() { TopicPartition = partition, OffsetSpec = OffsetSpec.Latest() };
        ListOffsetsResult answer = clients.Admin.ListOffsetsAsync([question], Uncommitted).GetAwaiter().GetResult();
        TopicPartitionOffsetError end = answer.ResultInfos[0].TopicPartitionOffsetError;
        return end.Error.IsError ? throw new KafkaException(end.Error) : end.Offset.Value;
    }

    private T Wait<T>(Func<T> ask)
    {
        while (true)
        {
            stop.ThrowIfCancellationRequested();
            try
            {
                return ask();
            }
            catch (KafkaException exception) when (!exception.Error.IsFatal)
            {
                // Brokers are away, or a transaction of the partition's last owner is still open: both pass.
                stop.WaitHandle.WaitOne(TimeSpan.FromMilliseconds(200));
            }
        }
    }
}
