using KafkaAlarms.Engine.Model.Records;
using KafkaAlarms.Engine.Replay.Figures;
using KafkaAlarms.Engine.Replay.Input;

namespace KafkaAlarms.Engine.Replay;

/// <summary>Leads an input through one rule set, or several side by side.</summary>
/// <param name="source">The input.</param>
/// <param name="lanes">The rule sets, each of which sees every record.</param>
/// <param name="progress">Shows how far it is; null: nobody looks.</param>
internal sealed class ReplayRunner(IRecordSource source, IReadOnlyList<ReplayLane> lanes, ReplayProgress? progress)
{
    private const int RecordsPerLook = 8_192;

    /// <summary>Records read so far.</summary>
    public long Records { get; private set; }

    /// <summary>First and last time of the records: their own, or in Kafka.</summary>
    public Period Period { get; private set; }

    /// <summary>Longest that a record was older than the newest before it.</summary>
    public TimeSpan StepBack { get; private set; }

    /// <summary>Runs to the end of the input.</summary>
    /// <exception cref="OperationCanceledException">Stopped before that.</exception>
    public void Run(CancellationToken stop)
    {
        try
        {
            RunRecords(stop);
        }
        finally
        {
            progress?.End();
        }

        foreach (ReplayLane lane in lanes)
        {
            foreach ((int partition, DateTime kafkaTime) in source.Ends) lane.AdvanceTo(partition, kafkaTime);
            lane.End();
        }
    }

    private void RunRecords(CancellationToken stop)
    {
        SourceRecord record = new() { Topic = source.Name };
        while (source.TryRead(record, stop))
        {
            Note(record);
            foreach (ReplayLane lane in lanes) lane.Process(record);
            if (++Records % RecordsPerLook != 0) continue;
            stop.ThrowIfCancellationRequested();
            progress?.Show(source.Progress, Records);
        }
    }

    private void Note(SourceRecord record)
    {
        if (record.KafkaTime == 0) return;
        DateTime time = new(record.KafkaTime, DateTimeKind.Utc);
        Period = Period.With(time);
        if (Period.To - time > StepBack) StepBack = Period.To - time;
    }
}
