using System.Text;
using Confluent.Kafka;
using KafkaAlarms.Engine.Configuration.Options;
using KafkaAlarms.Engine.Consuming;
using KafkaAlarms.Engine.Demo;
using KafkaAlarms.Engine.Model.Records;
using Shouldly;
using Xunit;

namespace KafkaAlarms.Engine.Tests.Consuming;

/// <summary>Reads from the client library's own mock cluster, in batches out of its memory and, as the twin that these
/// must agree with, through Confluent's client alone.</summary>
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

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Read_RecordsOfEveryKind_GivesThemAsTheyWereWritten(bool inBatches)
    {
        byte[] large = Encoding.ASCII.GetBytes(new string('x', 100_000));
        Write("key"u8.ToArray(), "value"u8.ToArray());
        Write(null, null);
        Write([], []);
        Write("large"u8.ToArray(), large);
        using RecordReader reader = Open(inBatches);

        Next(reader).ShouldBe("0 key=value");
        record.KafkaTime.ShouldBe(Time.Ticks);
        Next(reader).ShouldBe("1 null=null");
        Next(reader).ShouldBe("2 =");
        Next(reader).ShouldBe("3 large=" + Encoding.ASCII.GetString(large));
        Read(reader).ShouldBe(ReadOutcome.End);
        record.Offset.ShouldBe(4);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Read_Headers_AreThoseOfTheRecordItStandsAt(bool inBatches)
    {
        Write("a"u8.ToArray(), [], new Header("sensor", "boiler-1"u8.ToArray()), new Header("none", null));
        Write("b"u8.ToArray(), []);
        using RecordReader reader = Open(inBatches);

        Next(reader);
        record.Headers!.Count.ShouldBe(2);
        record.Headers.NameAt(0).ShouldBe("sensor");
        record.Headers.ValueAt(0).ToArray().ShouldBe("boiler-1"u8.ToArray());
        record.Headers.NameAt(1).ShouldBe("none");
        record.Headers.ValueAt(1).Length.ShouldBe(0);
        Next(reader);
        (record.Headers?.Count ?? 0).ShouldBe(0);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Read_ManyRecords_GivesEachOnceAndInOrder(bool inBatches)
    {
        const int Count = 5_000;
        for (int i = 0; i < Count; i++) Write([], Encoding.ASCII.GetBytes($"{i}"));
        using RecordReader reader = Open(inBatches);

        for (int i = 0; i < Count; i++) Next(reader).ShouldBe($"{i} ={i}");
        Read(reader).ShouldBe(ReadOutcome.End);
        errors.ShouldBeEmpty();
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Discard_ThenSeek_ReadsAgain(bool inBatches)
    {
        for (int i = 0; i < 2_000; i++) Write([], Encoding.ASCII.GetBytes($"{i}"));
        using RecordReader reader = Open(inBatches);
        for (int i = 0; i < 700; i++) Next(reader);

        reader.Discard();
        consumer.Seek(new TopicPartitionOffset(Topic, 0, 10));

        for (int i = 10; i < 2_000; i++) Next(reader).ShouldBe($"{i} ={i}");
    }

    [Fact]
    public void Read_RandomRecords_BothWaysGiveTheSame()
    {
        Random random = new(5);
        for (int i = 0; i < 3_000; i++)
            Write(SomeBytes(random, 40), SomeBytes(random, i % 100 == 0 ? 60_000 : 400), SomeHeaders(random));

        List<string> batched = ReadAll(inBatches: true);
        List<string> single = ReadAll(inBatches: false);

        batched.Count.ShouldBe(3_000);
        single.ShouldBe(batched);
    }

    public void Dispose()
    {
        consumer.Dispose();
        producer.Dispose();
        cluster.Dispose();
    }

    private static byte[]? SomeBytes(Random random, int most)
    {
        if (random.Next(10) == 0) return null;
        byte[] bytes = new byte[random.Next(most)];
        random.NextBytes(bytes);
        return bytes;
    }

    private static Header[] SomeHeaders(Random random) =>
        [.. Enumerable.Range(0, random.Next(3)).Select(number => new Header($"h{number}", SomeBytes(random, 20)))];

    private List<string> ReadAll(bool inBatches)
    {
        List<string> records = [];
        using RecordReader reader = Open(inBatches);
        while (Read(reader) == ReadOutcome.Record) records.Add(Whole());
        return records;
    }

    private string Whole()
    {
        IEnumerable<string> headers = Enumerable.Range(0, record.Headers?.Count ?? 0)
            .Select(index => $"{record.Headers!.NameAt(index)}={Convert.ToHexString(record.Headers.ValueAt(index).Span)}");
        return $"{record.Partition} {record.Offset} {record.KafkaTime} {Hex(record.Key, record.KeyLength)}={Hex(record.Value, record.ValueLength)} {string.Join(',', headers)}";
    }

    private static string Hex(byte[] buffer, int length) =>
        length == SourceRecord.Null ? "null" : Convert.ToHexString(buffer, 0, length);

    private RecordReader Open(bool inBatches)
    {
        producer.Flush(TimeSpan.FromSeconds(30));
        consumer.Assign(new TopicPartitionOffset(Topic, 0, Offset.Beginning));
        return new RecordReader(consumer, inBatches, errors.Add);
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
