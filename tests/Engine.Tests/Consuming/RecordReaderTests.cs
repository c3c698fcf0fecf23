using System.Text;
using Confluent.Kafka;
using KafkaAlarms.Engine.Configuration.Options;
using KafkaAlarms.Engine.Consuming;
using KafkaAlarms.Engine.Demo;
using KafkaAlarms.Engine.Model.Records;
using Shouldly;
using Xunit;

namespace KafkaAlarms.Engine.Tests.Consuming;

/// <summary>Reads from the client library's own mock cluster, straight out of its memory.</summary>
public sealed class RecordReaderTests : IDisposable
{
    private const string Topic = "read";

    private static readonly DateTime Time = new(2026, 11, 24, 10, 0, 0, 123, DateTimeKind.Utc);

    private readonly MockCluster cluster = MockCluster.Start([Topic]);
    private readonly IConsumer<RawBytes, RawBytes> consumer;
    private readonly IProducer<byte[], byte[]> producer;
    private readonly SourceRecord record = new() { Topic = Topic };
    private readonly List<Error> errors = [];

    public RecordReaderTests()
    {
        EngineSettings settings = new() { Kafka = new() { BootstrapServers = cluster.Address } };
        producer = new ProducerBuilder<byte[], byte[]>(new ProducerConfig { BootstrapServers = cluster.Address }).Build();
        consumer = SensorConsumer.Create(settings, "reader", new NobodyListens(), _ => { });
    }

    [Fact]
    public void TryCreate_WithTheClientOfThisBuild_FindsItsLibrary()
    {
        // Were this null, every record would be read the slow way, and nobody would notice.
        using RecordBatch? batch = RecordBatch.TryCreate(consumer.Handle);
        batch.ShouldNotBeNull();
    }

    [Fact]
    public void Read_RecordsOfEveryKind_GivesThemAsTheyWereWritten()
    {
        byte[] large = Encoding.ASCII.GetBytes(new string('x', 100_000));
        Write("key"u8.ToArray(), "value"u8.ToArray());
        Write(null, null);
        Write([], []);
        Write("large"u8.ToArray(), large);
        using RecordReader reader = Open();

        Next(reader).ShouldBe("0 key=value");
        record.KafkaTime.ShouldBe(Time.Ticks);
        Next(reader).ShouldBe("1 null=null");
        Next(reader).ShouldBe("2 =");
        Next(reader).ShouldBe("3 large=" + Encoding.ASCII.GetString(large));
        Read(reader).ShouldBe(ReadOutcome.End);
        record.Offset.ShouldBe(4);
    }

    [Fact]
    public void Read_Headers_AreThoseOfTheRecordItStandsAt()
    {
        Write("a"u8.ToArray(), [], new Header("sensor", "boiler-1"u8.ToArray()), new Header("none", null));
        Write("b"u8.ToArray(), []);
        using RecordReader reader = Open();

        Next(reader);
        record.Headers!.Count.ShouldBe(2);
        record.Headers.NameAt(0).ShouldBe("sensor");
        record.Headers.ValueAt(0).ToArray().ShouldBe("boiler-1"u8.ToArray());
        record.Headers.NameAt(1).ShouldBe("none");
        record.Headers.ValueAt(1).Length.ShouldBe(0);
        Next(reader);
        (record.Headers?.Count ?? 0).ShouldBe(0);
    }

    [Fact]
    public void Read_ManyRecords_GivesEachOnceAndInOrder()
    {
        const int Count = 5_000;
        for (int i = 0; i < Count; i++) Write([], Encoding.ASCII.GetBytes($"{i}"));
        using RecordReader reader = Open();

        for (int i = 0; i < Count; i++) Next(reader).ShouldBe($"{i} ={i}");
        Read(reader).ShouldBe(ReadOutcome.End);
        errors.ShouldBeEmpty();
    }

    [Fact]
    public void Discard_ThenSeek_ReadsAgain()
    {
        for (int i = 0; i < 2_000; i++) Write([], Encoding.ASCII.GetBytes($"{i}"));
        using RecordReader reader = Open();
        for (int i = 0; i < 700; i++) Next(reader);

        reader.Discard();
        consumer.Seek(new TopicPartitionOffset(Topic, 0, 10));

        for (int i = 10; i < 2_000; i++) Next(reader).ShouldBe($"{i} ={i}");
    }

    public void Dispose()
    {
        consumer.Dispose();
        producer.Dispose();
        cluster.Dispose();
    }

    private RecordReader Open()
    {
        producer.Flush(TimeSpan.FromSeconds(30));
        consumer.Assign(new TopicPartitionOffset(Topic, 0, Offset.Beginning));
        return new RecordReader(consumer, errors.Add);
    }

    private string Next(RecordReader reader)
    {
        Read(reader).ShouldBe(ReadOutcome.Record);
        return $"{record.Offset} {Text(record.Key, record.KeyLength)}={Text(record.Value, record.ValueLength)}";
    }

    private ReadOutcome Read(RecordReader reader)
    {
        for (int i = 0; i < 100; i++)
        {
            ReadOutcome outcome = reader.Read(TimeSpan.FromMilliseconds(200), record);
            if (outcome != ReadOutcome.Nothing) return outcome;
        }

        return ReadOutcome.Nothing;
    }

    private static string Text(byte[] buffer, int length) =>
        length == SourceRecord.Null ? "null" : Encoding.ASCII.GetString(buffer, 0, length);

    private void Write(byte[]? key, byte[]? value, params Header[] headers)
    {
        Headers all = [];
        foreach (Header header in headers) all.Add(header);
        producer.Produce(
            new TopicPartition(Topic, 0),
            new() { Key = key!, Value = value!, Headers = all, Timestamp = new Timestamp(Time) });
    }

    private sealed class NobodyListens : IAssignmentListener
    {
        public IEnumerable<TopicPartitionOffset> OnAssigned(IReadOnlyList<TopicPartition> partitions) => [];

        public void OnRevoked(IReadOnlyList<TopicPartition> partitions)
        {
        }

        public void OnLost(IReadOnlyList<TopicPartition> partitions)
        {
        }
    }
}
