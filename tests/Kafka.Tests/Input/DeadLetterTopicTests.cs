using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using KafkaAlarms.Kafka.Tests.Brokers;
using KafkaAlarms.Kafka.Tests.Engines;
using KafkaAlarms.Kafka.Tests.Load;
using KafkaAlarms.Kafka.Tests.Records;

namespace KafkaAlarms.Kafka.Tests.Input;

/// <summary>The dead-letter topic must take what the sensor topic takes, and the headers that say what was wrong.</summary>
public sealed class DeadLetterTopicTests(SharedBroker shared)
{
    private const int SourceLimit = 3_000_000;
    private const int Needed = SourceLimit + (64 * 1024);

    [Fact]
    public async Task Start_CreateTopics_GivesTheDeadLetterTopicTheSourceLimitAndRoomForHeaders()
    {
        await using Scenario scenario = await StartAsync();
        EngineLane lane = scenario.LaneWithoutTopics("creating", "Topics:CreateMissing=true");
        EngineProcess engine = await lane.StartReadyAsync();

        (await scenario.Admin.SettingAsync(lane.Topics.SensorDataDeadLetters, "max.message.bytes"))
            .ShouldBe($"{Needed}");
        await engine.HasJudgedTopicsAsync();
        engine.Output.Says("KA6002").ShouldBeFalse(engine.Output.Tail());
    }

    [Fact]
    public async Task Start_CreateTopicsOnAnEmptyBroker_GivesTheDeadLetterTopicTheBrokersLimitAndRoomForHeaders()
    {
        await using var scenario = new Scenario(await shared.RequireAsync(), SensorLoad.Rules, "empty");
        EngineLane lane = scenario.LaneWithoutTopics("creating", "Topics:CreateMissing=true");
        EngineProcess engine = await lane.StartReadyAsync();

        int limit = int.Parse(await scenario.Admin.SettingAsync(scenario.SensorData, "max.message.bytes"));
        (await scenario.Admin.SettingAsync(lane.Topics.SensorDataDeadLetters, "max.message.bytes"))
            .ShouldBe($"{limit + (64 * 1024)}");
        (await scenario.Admin.SettingAsync(scenario.SensorData, "message.timestamp.type")).ShouldBe("LogAppendTime");
        await engine.HasJudgedTopicsAsync();
        engine.Output.Says("KA6002").ShouldBeFalse(engine.Output.Tail());
    }

    [Theory]
    [InlineData(Needed - 1, true)]
    [InlineData(Needed, false)]
    public async Task Start_DeadLetterTopic_WarnsOnlyWhenItAcceptsTooLittle(int accepted, bool warns)
    {
        await using Scenario scenario = await StartAsync();
        EngineLane lane = scenario.LaneWithoutTopics("warned");
        await scenario.Admin.CreateWrittenAsync(lane.Topics, scenario.Partitions, accepted);
        EngineProcess engine = await lane.StartReadyAsync();

        await engine.HasJudgedTopicsAsync();
        engine.Output.Says($"Set its max.message.bytes to {Needed}.").ShouldBe(warns, engine.Output.Tail());
        engine.Output.Says("KA6002").ShouldBe(warns, engine.Output.Tail());
    }

    [Theory]
    [InlineData("exactly_once")]
    [InlineData("at_least_once")]
    public async Task Run_DeadLetterThatItsTopicRefuses_IsReplacedByItsLengthAndHash(string guarantee)
    {
        await using Scenario scenario = await StartAsync();
        EngineLane lane = scenario.LaneWithoutTopics("replaced", $"Processing:Guarantee={guarantee}");
        await scenario.Admin.CreateWrittenAsync(lane.Topics, scenario.Partitions, maxMessageBytes: 10_000);
        byte[] broken = RandomNumberGenerator.GetBytes(100_000);
        SensorMessage neighbor = SensorRecords.Flat("plain-neighbor", DateTimeOffset.UnixEpoch.AddYears(50), 1_000_000);
        EngineProcess engine = await lane.StartReadyAsync();
        await scenario.WriteAsync(new SensorMessage("broken", broken) { Partition = 0 }, neighbor with { Partition = 0 });
        await lane.CaughtUpAsync();

        var dead = (await TopicReader.ReadAsync(lane.Bootstrap, lane.Topics.SensorDataDeadLetters)).ShouldHaveSingleItem();
        Encoding.UTF8.GetString(dead.Message.Key!).ShouldBe("broken");
        JsonElement value = JsonElement.Parse(dead.Message.Value!);
        value.GetProperty("length").GetInt64().ShouldBe(broken.Length);
        value.GetProperty("sha256").GetString().ShouldBe(Convert.ToHexStringLower(SHA256.HashData(broken)));
        dead.Message.Headers.Select(one => one.Key).ShouldContain("ka.replaced");
        (await lane.AlarmsAsync()).ShouldNotBeEmpty();
        (await lane.AlarmsAsync()).Select(one => one.SensorId).Distinct().ShouldBe(["plain-neighbor"]);
        // The transaction of the first try is aborted, and so may be the next one for the sequence number that it lacks.
        await engine.SaysAsync("KA6001");
        Metrics metrics = await engine.MetricsWhenAsync(one => one.Sum("kafka_alarms_records_total") >= 2);
        metrics.Sum("kafka_alarms_records_total").ShouldBe(2);
        metrics.Sum("kafka_alarms_dead_letters_total").ShouldBe(1);
    }

    private async Task<Scenario> StartAsync()
    {
        var scenario = new Scenario(await shared.RequireAsync(), SensorLoad.Rules, "deadletters");
        await scenario.CreateInputAsync(("max.message.bytes", $"{SourceLimit}"));
        return scenario;
    }
}
