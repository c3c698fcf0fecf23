using System.Collections.Immutable;
using System.Diagnostics;
using Confluent.Kafka;
using KafkaAlarms.Engine.Clients;
using KafkaAlarms.Engine.Configuration.Options;
using KafkaAlarms.Engine.Model.Records;

namespace KafkaAlarms.Engine.Consuming.Ranges;

/// <summary>Reads the partitions of a range, one after the other; joins no group and commits nothing.</summary>
internal sealed class RangeReader : IDisposable
{
    /// <summary>Name under which brokers know the clients of a replay.</summary>
    public const string Client = "kafka-alarms-replay";

    /// <summary>Time without a record or an end, after which the read is given up.</summary>
    private static readonly TimeSpan Silence = TimeSpan.FromSeconds(30);

    private static readonly TimeSpan Wait = TimeSpan.FromMilliseconds(100);

    private readonly string topic;
    private readonly ImmutableArray<PartitionRange> ranges;
    private readonly IConsumer<RawBytes, RawBytes> consumer;
    private readonly RecordReader reader;
    private string lastError = "no answer";
    private int current = -1;
    private long read;

    public RangeReader(EngineSettings settings, string topic, ImmutableArray<PartitionRange> ranges)
    {
        this.topic = topic;
        this.ranges = ranges;
        consumer = SensorConsumer.CreateAlone(settings, Client, OnError);
        reader = new RecordReader(consumer, settings.Kafka.BatchReads, OnError);
    }

    /// <summary>Share of the range that is read, 0 to 1.</summary>
    public double Progress
    {
        get
        {
            long all = ranges.Sum(range => range.Length);
            return all == 0 ? 1 : (double)(ranges.Take(current).Sum(range => range.Length) + read) / all;
        }
    }

    /// <summary>Reads the next record.</summary>
    /// <param name="record">Takes it; valid until the next call.</param>
    /// <param name="stop">Ends the wait.</param>
    /// <returns>False behind the last record of the last partition.</returns>
    /// <exception cref="ClientsSpentException">Brokers do not answer, or the records are gone meanwhile.</exception>
    public bool TryRead(SourceRecord record, CancellationToken stop)
    {
        while (current < ranges.Length)
        {
            if (current >= 0 && TryReadCurrent(record, stop)) return true;
            BeginNext();
        }

        return false;
    }

    public void Dispose()
    {
        reader.Dispose();
        consumer.Dispose();
    }

    private void BeginNext()
    {
        current++;
        read = 0;
        if (current == ranges.Length || ranges[current].Length == 0) return;
        reader.Discard();
        consumer.Assign(new TopicPartitionOffset(topic, ranges[current].Partition, ranges[current].From));
    }

    private bool TryReadCurrent(SourceRecord record, CancellationToken stop)
    {
        PartitionRange range = ranges[current];
        long heardAt = Stopwatch.GetTimestamp();
        while (read < range.Length)
        {
            ReadOutcome outcome = reader.Read(Wait, record);
            if (outcome == ReadOutcome.OutOfRange)
                throw new ClientsSpentException("records of the range are gone from the topic meanwhile");
            if (outcome == ReadOutcome.Nothing)
            {
                stop.ThrowIfCancellationRequested();
                if (Stopwatch.GetElapsedTime(heardAt) > Silence)
                    throw new ClientsSpentException(lastError);
                continue;
            }

            // What the client still had of the partition before.
            if (record.Partition != range.Partition) continue;
            heardAt = Stopwatch.GetTimestamp();
            // Control records do not show, so that the next record may be behind the end.
            read = Math.Min(record.Offset, range.To) - range.From;
            if (outcome == ReadOutcome.End || record.Offset >= range.To) continue;
            read++;
            return true;
        }

        return false;
    }

    private void OnError(Error error) => lastError = error.Reason;
}
