using KafkaAlarms.Kafka.Tests.Brokers;
using KafkaAlarms.Kafka.Tests.Engines;
using KafkaAlarms.Kafka.Tests.Records;

namespace KafkaAlarms.Kafka.Tests.Input;

/// <summary>How the sensor topic is set up and written, and where a new group begins to read it.</summary>
public sealed class SensorTopicTests(SharedBroker shared)
{
    private const int ConfigurationExit = 78;
    private const string WritersTimes = "message.timestamp.type=CreateTime";
    private const string NotTheKey = "has a sensor id that is not its key";

    private const string Rules =
        """
        {"rules": [{"id": "limits", "type": "limits", "measurement": "temperature", "levels": {"hi": {"limit": 80}}}]}
        """;

    private static readonly DateTimeOffset Begin = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData("CreateTime", true)]
    [InlineData("LogAppendTime", false)]
    public async Task Start_TimestampsOfTheTopic_WarnsWhenTheyAreThoseOfItsWriters(string type, bool warns)
    {
        await using Scenario scenario = await WithoutInputAsync();
        await scenario.CreateInputAsync(("message.timestamp.type", type));
        EngineProcess engine = await (await scenario.LaneAsync("timed")).StartReadyAsync();

        await engine.HasJudgedTopicsAsync();
        engine.Output.Count(WritersTimes).ShouldBe(warns ? 1 : 0, engine.Output.Tail());
    }

    [Theory]
    [InlineData(3, 4)]
    [InlineData(5, 4)]
    [InlineData(4, 3)]
    public async Task Start_PartitionsThatDoNotFit_IsRefusedWithTheTopicAndTheNumbers(int ofState, int ofAlarms)
    {
        await using Scenario scenario = await WithoutInputAsync();
        await scenario.CreateInputAsync();
        EngineLane lane = scenario.LaneWithoutTopics("refused");
        await scenario.Admin.CreateAsync(lane.Topics.State, ofState, ("cleanup.policy", "compact"));
        await scenario.Admin.CreateAsync(lane.Topics.Alarms, ofAlarms);
        await scenario.Admin.CreateAsync(lane.Topics.AlarmDeadLetters, 1);
        await scenario.Admin.CreateAsync(lane.Topics.SensorDataDeadLetters, 1);
        EngineProcess engine = lane.Start();

        (await engine.WaitForExitAsync()).ShouldBe(ConfigurationExit, engine.Output.Tail());

        (string topic, int partitions) = ofState == 4 ? (lane.Topics.Alarms, ofAlarms) : (lane.Topics.State, ofState);
        await engine.SaysAsync("KA1004");
        string said = engine.Output.Lines.Single(line => line.Contains("KA1004", StringComparison.Ordinal));
        said.ShouldContain(topic);
        said.ShouldContain($"It has {partitions} partitions, {scenario.SensorData} has 4.");
    }

    [Theory]
    [InlineData("earliest", "early raised, late raised")]
    [InlineData("latest", "late raised")]
    public async Task Start_NewGroup_BeginsWhereTheSettingSays(string startAt, string events)
    {
        await using Scenario scenario = await shared.ScenarioAsync(Rules, partitions: 1);
        await scenario.WriteAsync(SensorRecords.Flat("early", Begin, 90));
        EngineLane lane = await scenario.LaneAsync("begins", $"Processing:StartAt={startAt}");
        await lane.StartReadyAsync();
        await scenario.WriteAsync(SensorRecords.Flat("late", Begin.AddSeconds(1), 90));
        await lane.CaughtUpAsync();

        string.Join(", ", (await lane.AlarmsAsync()).Select(one => $"{one.SensorId} {one.Event}")).ShouldBe(events);
    }

    [Fact]
    public async Task Run_RecordsWithoutKey_AreEvaluatedCountedAndSaidOnce()
    {
        await using Scenario scenario = await shared.ScenarioAsync(Rules, partitions: 1);
        EngineLane lane = await scenario.LaneAsync("unkeyed");
        EngineProcess engine = await lane.StartReadyAsync();
        await scenario.WriteAsync(
            SensorRecords.Flat("named-in-its-body", Begin, 70) with { Key = null },
            SensorRecords.Flat("named-in-its-body", Begin.AddSeconds(1), 90) with { Key = null },
            SensorRecords.Flat("keyed", Begin, 90));
        await lane.CaughtUpAsync();

        (await lane.AlarmsAsync()).Select(one => one.SensorId).ShouldBe(["named-in-its-body", "keyed"], ignoreOrder: true);
        (await engine.MetricsWhenAsync(one => one.Sum("kafka_alarms_records_total") >= 3))
            .Sum("kafka_alarms_unkeyed_records_total").ShouldBe(2);
        await engine.StopAsync();
        engine.Output.Count(NotTheKey).ShouldBe(1, engine.Output.Tail());
    }

    private async Task<Scenario> WithoutInputAsync() => new(await shared.RequireAsync(), Rules, "topic");
}
