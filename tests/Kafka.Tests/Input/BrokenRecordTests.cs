using System.Text;
using Confluent.Kafka;
using KafkaAlarms.Kafka.Tests.Brokers;
using KafkaAlarms.Kafka.Tests.Engines;
using KafkaAlarms.Kafka.Tests.Records;

namespace KafkaAlarms.Kafka.Tests.Input;

/// <summary>Every shape of broken record ends in one counted outcome and harms none of its neighbors.</summary>
public sealed class BrokenRecordTests(SharedBroker shared)
{
    private const int SourceLimit = 11 * 1024 * 1024;
    private const int DeadLetterLimit = SourceLimit + (64 * 1024);
    private const string Rules =
        """
        {"rules": [{"id": "limits", "type": "limits", "measurement": "temperature", "levels": {"hi": {"limit": 80}}}]}
        """;

    private static readonly DateTimeOffset Begin = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>Values that cannot be read, which the dead-letter topic keeps.</summary>
    private static readonly (string Name, byte[] Value)[] Unreadable =
    [
        ("not-utf8", [0x7B, 0x22, 0xC3, 0x28, 0x22, 0x3A, 0x31, 0x7D]),
        ("truncated", "{\"temperature\": 81, \"ts\": \"2026-01-01T00"u8.ToArray()),
        ("no-json", "<temperature>81</temperature>"u8.ToArray()),
        ("ten-thousand-levels", Encoding.UTF8.GetBytes(new string('[', 10_000) + new string(']', 10_000))),
        ("empty", []),
        ("ten-megabytes", Encoding.UTF8.GetBytes($$"""{"temperature": 81, "note": "{{new string('x', 10 * 1024 * 1024)}}"}""")),
    ];

    /// <summary>Values that can be read, wholly or in part.</summary>
    private static readonly (string Name, string Value)[] Odd =
    [
        ("nan-token", """{"temperature": NaN, "ts": "2026-01-01T00:00:00Z"}"""),
        ("infinity-token", """{"temperature": -Infinity, "ts": "2026-01-01T00:00:00Z"}"""),
        ("400-digits", $$"""{"temperature": {{new string('9', 400)}}, "ts": "2026-01-01T00:00:00Z"}"""),
        ("duplicate-keys", """{"temperature": 20, "temperature": 20, "ts": "2026-01-01T00:00:00Z"}"""),
        ("year-1", """{"temperature": 20, "ts": "0001-01-01T00:00:00Z"}"""),
        ("year-9999", """{"temperature": 20, "ts": "9999-12-31T23:59:59Z"}"""),
    ];

    [Fact]
    public async Task Run_BrokenRecords_EndInOneCountedOutcomeEachAndKeepTheirBytes()
    {
        await using Scenario scenario = await StartAsync();
        EngineLane lane = scenario.LaneWithoutTopics("broken");
        await scenario.Admin.CreateWrittenAsync(lane.Topics, scenario.Partitions, DeadLetterLimit);
        EngineProcess engine = await lane.StartReadyAsync();
        List<SensorMessage> records = [.. Everything().SelectMany(WithNeighbors)];
        using (SensorWriter writer = scenario.Writer(SourceLimit))
        {
            await writer.WriteAsync(records);
        }

        await lane.CaughtUpAsync();

        IReadOnlyList<Alarm> alarms = await lane.AlarmsAsync();
        alarms.Select(one => $"{one.SensorId} {one.Event} {one.OccurredAt:O}")
            .ShouldBe(Enumerable.Range(0, Everything().Count()).Select(Neighbor), ignoreOrder: true);
        var dead = await TopicReader.ReadAsync(lane.Bootstrap, lane.Topics.SensorDataDeadLetters);
        dead.Select(one => Encoding.UTF8.GetString(one.Message.Key ?? "null"u8)).ShouldBe(
            [.. Unreadable.Select(one => one.Name), "null"], ignoreOrder: true);
        foreach ((string name, byte[] value) in Unreadable)
        {
            var letter = dead.Single(one => KeyIs(one, name));
            ShouldKeep(letter, value);
            Header(letter, "ka.source.topic").ShouldBe(scenario.SensorData);
            Header(letter, "ka.source.offset").ShouldBe($"{records.FindIndex(one => one.Key == name)}");
        }

        ShouldKeep(dead.Single(one => one.Message.Key is null), Nameless.Value!);
        Metrics metrics = await engine.MetricsWhenAsync(
            one => one.Sum("kafka_alarms_records_total") >= records.Count);
        metrics.Sum("kafka_alarms_records_total").ShouldBe(records.Count, metrics.Show("kafka_alarms_records_total"));
        metrics.Sum("kafka_alarms_records_total", "dead_lettered").ShouldBe(dead.Count);
        metrics.Sum("kafka_alarms_dead_letters_total").ShouldBe(dead.Count);
    }

    private static SensorMessage Nameless => new(null, """{"temperature": 81}"""u8.ToArray()) { Partition = 0 };

    private static IEnumerable<SensorMessage> Everything() =>
    [
        .. Unreadable.Select(one => new SensorMessage(one.Name, one.Value)),
        .. Odd.Select(one => new SensorMessage(one.Name, Encoding.UTF8.GetBytes(one.Value))),
        new("null-value", null),
        Nameless,
    ];

    /// <summary>A sound record right behind the broken one, in the same partition.</summary>
    private static IEnumerable<SensorMessage> WithNeighbors(SensorMessage broken, int index)
    {
        SensorMessage placed = broken with
        {
            Partition = 0,
            Headers = new Dictionary<string, byte[]> { ["origin"] = [1, 2, 3], ["gateway"] = "gw-7"u8.ToArray() },
        };
        return [placed, SensorRecords.Flat($"neighbor-{index}", Begin.AddSeconds(index), 81) with { Partition = 0 }];
    }

    private static string Neighbor(int index) => $"neighbor-{index} raised {Begin.AddSeconds(index):O}";

    private static bool KeyIs(ConsumeResult<byte[]?, byte[]?> record, string key) =>
        record.Message.Key is { } bytes && Encoding.UTF8.GetString(bytes) == key;

    private static void ShouldKeep(ConsumeResult<byte[]?, byte[]?> dead, byte[] value)
    {
        dead.Message.Value.ShouldNotBeNull();
        dead.Message.Value.AsSpan().SequenceEqual(value).ShouldBeTrue("the bytes are untouched");
        dead.Message.Headers.GetLastBytes("origin").ShouldBe([1, 2, 3]);
        Encoding.UTF8.GetString(dead.Message.Headers.GetLastBytes("gateway")).ShouldBe("gw-7");
        Header(dead, "ka.code").ShouldStartWith("KA2");
        Header(dead, "ka.reason").ShouldNotBeEmpty();
        Header(dead, "ka.stage").ShouldBe("decode");
        Header(dead, "ka.source.partition").ShouldBe("0");
        Header(dead, "ka.source.timestamp").ShouldEndWith("Z");
        Header(dead, "ka.engine.version").ShouldNotBeEmpty();
    }

    private static string Header(ConsumeResult<byte[]?, byte[]?> dead, string name) =>
        Encoding.UTF8.GetString(dead.Message.Headers.GetLastBytes(name));

    private async Task<Scenario> StartAsync()
    {
        var scenario = new Scenario(await shared.RequireAsync(), Rules, "broken") { Partitions = 1 };
        await scenario.CreateInputAsync(("max.message.bytes", $"{SourceLimit}"));
        return scenario;
    }
}
