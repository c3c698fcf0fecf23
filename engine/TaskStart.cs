using Confluent.Kafka;
using KafkaAlarms.Engine.Configuration.Values;
using KafkaAlarms.Engine.Errors;
using KafkaAlarms.Engine.Observability;
using KafkaAlarms.Engine.State;
using ErrorCode = KafkaAlarms.Engine.Errors.ErrorCode;

namespace KafkaAlarms.Engine;

/// <summary>Decides at which offset a restored task begins: where its state stands, unless the log ends before or
/// begins behind it.</summary>
internal sealed class TaskStart(ThreadContext context)
{
    /// <summary>Fills a new task and sets its positions.</summary>
    /// <param name="task">Without any state.</param>
    /// <param name="image">What the state topic holds.</param>
    /// <param name="committed">Offset of the group; unset: there is none.</param>
    /// <param name="range">First offset of the log, and the one after its last.</param>
    public void Place(StreamTask task, StateImage image, Offset committed, WatermarkOffsets range)
    {
        bool isFirst = committed == Offset.Unset;
        long start = isFirst ? First(range) : committed.Value;
        long resume = Resume(image, isFirst, start);
        image.Load(task, resume);
        if (isFirst) task.CommittedPosition = -1;
        if (resume > range.High.Value) BeginAnew(task, resume, start, range);
        else if (resume < range.Low.Value) SkipGap(task, resume, range.Low.Value);
        // Where nothing was ever evaluated there is nothing to remember.
        else if (image.Position is null && isFirst) task.Position = resume;
        else task.Position = Math.Max(task.Position, range.Low.Value);
        if (task.ReplayUntil > start) EngineLog.StateAhead(context.Log, task.Topic, task.Partition, resume, start);
    }

    /// <summary>Without transactions the state may stand ahead of the offset: what is evaluated is not so
    /// again.</summary>
    private static long Resume(StateImage image, bool isFirst, long start) =>
        image.Position is not { } stand ? start : isFirst ? stand : Math.Max(stand, start);

    private long First(WatermarkOffsets range) =>
        context.Settings.Processing.StartAt == StartPosition.Latest ? range.High.Value : range.Low.Value;

    /// <summary>The topic was made anew: what the state remembers of offsets is about another log.</summary>
    private void BeginAnew(StreamTask task, long resume, long start, WatermarkOffsets range)
    {
        Report(task, resume, 0);
        task.ForgetOffsets(start > range.High.Value ? range.Low.Value : Math.Max(start, range.Low.Value));
    }

    private void SkipGap(StreamTask task, long resume, long low)
    {
        Report(task, resume, low - resume);
        task.Position = task.ReplayUntil = low;
    }

    private void Report(StreamTask task, long expected, long gap)
    {
        context.Metrics.RecordsLost(gap);
        EngineLog.CommittedOffsetGone(
            context.Log, ErrorCode.CommittedOffsetGone.Text(), task.Topic, task.Partition, expected, gap);
    }
}
