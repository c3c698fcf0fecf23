using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Confluent.Kafka;
using KafkaAlarms.Engine.Clients;
using KafkaAlarms.Engine.Configuration.Options;
using KafkaAlarms.Engine.Model.Events;
using KafkaAlarms.Engine.Model.Records;
using KafkaAlarms.Engine.Producing;
using KafkaAlarms.Engine.Tests.Support;
using Shouldly;
using Xunit;
using OurCode = KafkaAlarms.Engine.Errors.ErrorCode;

namespace KafkaAlarms.Engine.Tests.Producing;

public sealed class RecordProducerTests
{
    private static readonly Error TooLarge = new(ErrorCode.MsgSizeTooLarge);

    private readonly ProducerLog log;
    private readonly IProducer<byte[], byte[]> producer;
    private readonly List<long> replaced = [];
    private int begun;

    public RecordProducerTests() => (producer, log) = ProducerLog.Of();

    [Fact]
    public void Produce_EachKind_GoesToItsTopicWithinATransaction()
    {
        RecordProducer records = Records();
        AlarmEvent alarm = Some.AlarmEvent();

        records.ProduceEvent(3, "s1"u8.ToArray(), "{}"u8.ToArray(), alarm);
        records.ProduceState(3, "r/s1/t"u8.ToArray(), null);
        records.ProduceDeadLetter(Record("s1", "broken"), Problem, 1);
        records.ProduceInvalidEvent(3, "s1"u8.ToArray(), "{}"u8.ToArray(), "why");

        log.Calls.ShouldBe(["alarme 3 s1", "alarme-state 3 r/s1/t", "iot-sensordata-dlq any s1", "alarme-dlq any s1"]);
        begun.ShouldBe(4);
    }

    [Fact]
    public void ProduceDeadLetter_Always_KeepsKeyValueAndHeadersAndSaysWhatWasWrong()
    {
        Records().ProduceDeadLetter(Record(null, "broken"), Problem, problems: 2);

        Message<byte[], byte[]> letter = log.Records.ShouldHaveSingleItem();
        letter.Key.ShouldBeNull();
        Encoding.UTF8.GetString(letter.Value).ShouldBe("broken");
        letter.Headers.Select(header => $"{header.Key}: {Encoding.UTF8.GetString(header.GetValueBytes())}").SkipLast(1).ShouldBe(
        [
            "ka.code: KA2005",
            "ka.reason: element 1: what was wrong",
            "ka.problems: 2",
            "ka.stage: decode",
            "ka.source.topic: iot-sensordata",
            "ka.source.partition: 3",
            "ka.source.offset: 42",
            "ka.source.timestamp: 2026-01-01T00:00:00.0000000Z",
        ]);
        letter.Headers[^1].Key.ShouldBe("ka.engine.version");
    }

    [Fact]
    public void ProduceDeadLetter_ClientRefusesItsSize_IsReplacedByLengthAndHash()
    {
        log.Fail("Produce", new ProduceException<byte[], byte[]>(TooLarge, new DeliveryResult<byte[], byte[]>()));

        Records().ProduceDeadLetter(Record("s1", "broken"), Problem, 1);

        ShouldBeReplaced(log.Records.ShouldHaveSingleItem());
    }

    [Fact]
    public void ProduceDeadLetter_BrokerRefusesItsSize_IsReplacedWithTheNextTry()
    {
        RecordProducer records = Records();
        log.Refuse = topic => topic == "iot-sensordata-dlq" ? TooLarge : null;
        records.ProduceDeadLetter(Record("s1", "broken"), Problem, 1);
        replaced.ShouldBeEmpty();

        records.ProduceDeadLetter(Record("s1", "broken"), Problem, 1);

        ShouldBeReplaced(log.Records[^1]);
    }

    [Fact]
    public void TakeFailure_WithoutTransactions_TellsARefusedDeliveryOnce()
    {
        RecordProducer records = Records(isTransactional: false);
        log.Refuse = _ => new Error(ErrorCode.TopicAuthorizationFailed);
        records.ProduceState(0, "k"u8.ToArray(), null);

        records.TakeFailure()!.Code.ShouldBe(ErrorCode.TopicAuthorizationFailed);
        records.TakeFailure().ShouldBeNull();
    }

    [Fact]
    public void Produce_QueueIsFull_WaitsForRoomAndLosesNothing()
    {
        log.Fail("Produce", Full(), Full());

        Records().ProduceState(0, "k"u8.ToArray(), null);

        log.Calls.ShouldBe(["alarme-state 0 k", "Poll", "alarme-state 0 k", "Poll", "alarme-state 0 k"]);
    }

    [Fact]
    public void Produce_QueueStaysFull_GivesTheClientsUp()
    {
        log.Fail("Produce", Full());

        Should.Throw<ClientsSpentException>(() => Records(patience: TimeSpan.Zero).ProduceState(0, "k"u8.ToArray(), null));
    }

    private static DecodeProblem Problem => new(OurCode.BrokenJson, 1, "what was wrong");

    private static ProduceException<byte[], byte[]> Full() =>
        new(new Error(ErrorCode.Local_QueueFull), new DeliveryResult<byte[], byte[]>());

    private static SourceRecord Record(string? key, string value) => new()
    {
        Topic = "iot-sensordata",
        Partition = 3,
        Offset = 42,
        KafkaTime = new DateTime(2026, 1, 1, 0, 0, 0, DateTimeKind.Utc).Ticks,
        Key = Encoding.UTF8.GetBytes(key ?? ""),
        KeyLength = key is null ? SourceRecord.Null : Encoding.UTF8.GetByteCount(key),
        Value = Encoding.UTF8.GetBytes(value),
        ValueLength = Encoding.UTF8.GetByteCount(value),
    };

    private void ShouldBeReplaced(Message<byte[], byte[]> letter)
    {
        JsonElement value = JsonElement.Parse(letter.Value);
        value.GetProperty("length").GetInt32().ShouldBe("broken".Length);
        value.GetProperty("sha256").GetString().ShouldBe(Convert.ToHexStringLower(SHA256.HashData("broken"u8)));
        letter.Headers.Select(header => header.Key).ShouldContain("ka.replaced");
        replaced.ShouldBe([42]);
    }

    private RecordProducer Records(bool isTransactional = true, TimeSpan? patience = null) => new(
        producer,
        new TopicOptions(),
        () => begun++,
        record => replaced.Add(record.Offset),
        patience ?? TimeSpan.FromSeconds(30),
        isTransactional);
}
