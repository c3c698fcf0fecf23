using System.Diagnostics;
using Confluent.Kafka;

namespace KafkaAlarms.Kafka.Tests.Records;

/// <summary>Reads whole topics as a consumer that sees nothing of open and aborted transactions.</summary>
internal static class TopicReader
{
    private static readonly TimeSpan Timeout = TimeSpan.FromSeconds(60);

    /// <summary>All committed records up to the end that the topic has now, by partition and offset.</summary>
    /// <exception cref="TimeoutException">A transaction stayed open before that end.</exception>
    public static async Task<IReadOnlyList<ConsumeResult<byte[]?, byte[]?>>> ReadAsync(string bootstrap, string topic)
    {
        using var admin = new TopicAdmin(bootstrap);
        IReadOnlyDictionary<TopicPartition, long> ends = await admin.EndOffsetsAsync(topic);
        return await Task.Run(() => Read(bootstrap, ends), TestContext.Current.CancellationToken);
    }

    private static List<ConsumeResult<byte[]?, byte[]?>> Read(
        string bootstrap, IReadOnlyDictionary<TopicPartition, long> ends)
    {
        using IConsumer<byte[]?, byte[]?> consumer = Consumer(bootstrap);
        consumer.Assign(ends.Keys.Select(one => new TopicPartitionOffset(one, Offset.Beginning)));
        var open = ends.Where(end => end.Value > 0).ToDictionary();
        var records = new List<ConsumeResult<byte[]?, byte[]?>>();
        var watch = Stopwatch.StartNew();
        while (open.Count > 0)
        {
            if (watch.Elapsed > Timeout)
            {
                throw new TimeoutException($"Not readable to their ends: {string.Join(", ", open.Keys)}");
            }

            ConsumeResult<byte[]?, byte[]?>? record = consumer.Consume(TimeSpan.FromMilliseconds(200));
            Take(record, open, records);
        }

        return records.OrderBy(one => one.Partition.Value).ThenBy(one => one.Offset.Value).ToList();
    }

    private static void Take(
        ConsumeResult<byte[]?, byte[]?>? record,
        Dictionary<TopicPartition, long> open,
        List<ConsumeResult<byte[]?, byte[]?>> records)
    {
        if (record is null)
        {
            return;
        }

        if (!record.IsPartitionEOF)
        {
            records.Add(record);
        }
        else if (open.TryGetValue(record.TopicPartition, out long end) && record.Offset.Value >= end)
        {
            open.Remove(record.TopicPartition);
        }
    }

    private static IConsumer<byte[]?, byte[]?> Consumer(string bootstrap) => new ConsumerBuilder<byte[]?, byte[]?>(
        new ConsumerConfig
        {
            BootstrapServers = bootstrap,
            GroupId = "reader-of-no-group",
            EnableAutoCommit = false,
            EnablePartitionEof = true,
            IsolationLevel = IsolationLevel.ReadCommitted,
            FetchWaitMaxMs = 20,
        }).SetLogHandler((_, _) => { }).Build();
}
