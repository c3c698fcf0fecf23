using KafkaAlarms.Engine.Consuming.Ranges;
using KafkaAlarms.Engine.Model.Records;

namespace KafkaAlarms.Engine.Replay.Input;

/// <summary>Records of a range of a topic, partition after partition.</summary>
internal sealed class TopicRecords(string topic, TopicRange range, RangeReader reader) : IRecordSource
{
    public string Name => topic;

    public double? Progress => reader.Progress;

    public BrokenLines Broken { get; } = new(topic);

    /// <summary>Null: what cannot be read is left to the engine, which takes it as it takes every record.</summary>
    public MeasurementTally? Measurements => null;

    public IEnumerable<(int Partition, DateTime KafkaTime)> Ends
    {
        get
        {
            foreach (PartitionRange one in range.Partitions)
            {
                if (one.KnownUntil is { } kafkaTime) yield return (one.Partition, kafkaTime);
            }
        }
    }

    public bool TryRead(SourceRecord record, CancellationToken stop) => reader.TryRead(record, stop);

    public void Dispose() => reader.Dispose();
}
