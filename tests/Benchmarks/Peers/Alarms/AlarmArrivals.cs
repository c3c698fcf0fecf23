using System.Diagnostics;
using Confluent.Kafka;
using KafkaAlarms.Benchmarks.Peers.Programs;

namespace KafkaAlarms.Benchmarks.Peers.Alarms;

/// <summary>Reads the alarm topic as it grows, read committed, and notes when each alarm came.</summary>
internal sealed class AlarmArrivals(RunNames names, AlarmReader reader)
{
    private readonly List<(long Alarm, long Timestamp)> found = [];

    /// <summary>Reads until so many have come, or for some seconds none since the last record was sent.</summary>
    /// <param name="expected">Alarms to wait for.</param>
    /// <param name="sending">Ends when the last record is sent.</param>
    public IReadOnlyList<(long Alarm, long Timestamp)> Read(int expected, Task sending)
    {
        using IConsumer<byte[], byte[]> consumer = AlarmCheck.Consumer(names.Bootstrap);
        consumer.Assign(Enumerable.Range(0, names.Partitions)
            .Select(partition => new TopicPartitionOffset(names.Alarms, partition, Offset.Beginning)));
        int quiet = 0;
        while (!sending.IsCompleted || (found.Count < expected && quiet < 100) || quiet < 5)
        {
            ConsumeResult<byte[], byte[]>? result = consumer.Consume(TimeSpan.FromMilliseconds(100));
            long now = Stopwatch.GetTimestamp();
            bool isAlarm = result is { IsPartitionEOF: false };
            quiet = sending.IsCompleted && !isAlarm ? quiet + 1 : 0;
            if (isAlarm) found.Add((reader.Read(result!.Message.Value), now));
        }

        return found;
    }
}
