using System.Globalization;
using System.Text;
using Confluent.Kafka;
using KafkaAlarms.Engine.Committing;
using KafkaAlarms.Engine.Model.Events;
using KafkaAlarms.Engine.Model.Records;

namespace KafkaAlarms.Engine.Tests.Support;

/// <summary>Notes in which order a commit is written and waited for.</summary>
internal sealed class CommitLog : ICommitter, IRecordSink
{
    private int flushes;

    /// <summary>One line for each call: what it is, and the partition.</summary>
    public List<string> Lines { get; } = [];

    /// <summary>Number of the flush at which a delivery has failed; 0: none.</summary>
    public int FailingFlush { get; set; }

    public void Flush()
    {
        Lines.Add("flush");
        if (++flushes == FailingFlush) throw new KafkaException(ErrorCode.MsgSizeTooLarge);
    }

    public bool IsCommitting { get; private set; }

    /// <summary>True when commits end at once.</summary>
    public bool HasEnded { get; set; } = true;

    /// <summary>How the next commit ends; null: well.</summary>
    public Exception? Failure { get; set; }

    public void EndCommit()
    {
        if (!IsCommitting) return;
        if (Failure is not null) throw Failure;
        IsCommitting = false;
        Lines.Add("ended");
    }

    public void BeginCommit(IReadOnlyList<TopicPartitionOffset> offsets)
    {
        IsCommitting = true;
        Lines.Add("commit " + string.Join(' ', offsets.Select(o => string.Create(
            CultureInfo.InvariantCulture, $"{o.Partition.Value}@{o.Offset.Value}"))));
    }

    public void ProduceEvent(int partition, byte[] key, byte[] value, AlarmEvent alarm) => Note("event", partition);

    public void ProduceState(int partition, byte[] key, byte[]? value) => Note(Encoding.UTF8.GetString(key), partition);

    public void ProduceDeadLetter(SourceRecord record, DecodeProblem problem, int problems) =>
        Note("dead letter", record.Partition);

    public void ProduceInvalidEvent(int partition, byte[] key, byte[] value, string violations) =>
        Note("invalid event", partition);

    public void Start()
    {
    }

    public void EndLeftovers(IReadOnlyCollection<TopicPartition> open, TopicPartition input)
    {
    }

    public void Begin()
    {
    }

    public void Abort() => IsCommitting = false;

    private void Note(string what, int partition) =>
        Lines.Add(string.Create(CultureInfo.InvariantCulture, $"{what} {partition}"));
}
