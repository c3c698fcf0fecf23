using System.Diagnostics;
using Confluent.Kafka;
using KafkaAlarms.Benchmarks.Brokers;
using KafkaAlarms.Benchmarks.Input;

namespace KafkaAlarms.Benchmarks.Peers.Delays;

/// <summary>Sends records at a steady rate: each has a due time, and nobody who is slow moves it.</summary>
internal sealed class PacedSender(string bootstrap, string topic, SensorContent content, int rate)
{
    private readonly long start = Stopwatch.GetTimestamp() + (Stopwatch.Frequency / 20);

    /// <summary>When a record has to be sent, as a timestamp of the stopwatch.</summary>
    public long DueOf(long record) => start + (record * Stopwatch.Frequency / rate);

    /// <summary>Sends the first records.</summary>
    /// <param name="records">How many.</param>
    /// <param name="mark">A record before which something is to be done.</param>
    /// <param name="onMark">What.</param>
    public void Run(long records, long mark, Action onMark)
    {
        using IProducer<byte[], byte[]> producer = TopicFiller.Create(bootstrap, lingerMilliseconds: 0);
        TopicPartition target = new(topic, Partition.Any);
        byte[] value = new byte[RecordBlock.MostBytes];
        for (long record = 0; record < records; record++)
        {
            while (Stopwatch.GetTimestamp() < DueOf(record)) Thread.Sleep(1);
            if (record == mark) onMark();
            int length = content.Write(record, value);
            TopicFiller.Produce(producer, target, new() { Key = content.KeyOf(record), Value = value[..length] });
        }

        producer.Flush(TimeSpan.FromMinutes(1));
    }
}
