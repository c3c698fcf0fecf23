using KafkaAlarms.Kafka.Tests.Brokers;
using KafkaAlarms.Kafka.Tests.Engines;
using KafkaAlarms.Kafka.Tests.Processes;
using KafkaAlarms.Kafka.Tests.Records;

namespace KafkaAlarms.Kafka.Tests.Faults;

/// <summary>The offset that the group committed is no longer in the topic.</summary>
public sealed class GoneOffsetTests(SharedBroker shared)
{
    private const string Code = "KA1001";
    private const string Lost = "kafka_alarms_lost_records_total";
    private const string Rules =
        """
        {"rules": [{"id": "limits", "type": "limits", "measurement": "temperature", "levels": {"hi": {"limit": 80}}}]}
        """;

    private static readonly DateTimeOffset Begin = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    [Fact]
    public async Task Retention_RemovedUnreadRecords_SaysHowManyAndGoesOnAtTheEarliest()
    {
        await using Scenario scenario = await shared.ScenarioAsync(Rules, partitions: 1);
        EngineLane lane = await scenario.LaneAsync("lane");
        // Active before the gap: hot stays so, cooled ends within the gap and is heard of behind it.
        await scenario.WriteAsync(Temperature("hot", 0, 90), Temperature("cooled", 0, 90), Temperature("fine", 0, 20));
        await RunAndStopAsync(lane);
        await scenario.WriteAsync(Temperature("cooled", 10, 70), Temperature("fine", 10, 99), Temperature("fine", 11, 20));
        await scenario.WriteAsync(Temperature("hot", 20, 91), Temperature("cooled", 20, 60), Temperature("fine", 20, 85));

        await scenario.Admin.RemoveBeforeAsync(scenario.SensorData, partition: 0, offset: 6);

        EngineProcess engine = await lane.StartReadyAsync();
        await lane.CaughtUpAsync();
        (await lane.AlarmsAsync()).Select(Told).ShouldBe(
            ["hot raised 0", "cooled raised 0", "cooled cleared 20", "fine raised 20"], ignoreOrder: true);
        await engine.SaysAsync(Code);
        string said = engine.Output.Lines.Single(line => line.Contains(Code, StringComparison.Ordinal));
        said.ShouldContain($"{scenario.SensorData}[0]");
        (await engine.MetricsWhenAsync(one => one.Sum("kafka_alarms_records_total") >= 3)).Sum(Lost).ShouldBe(3);
        (await engine.StopAsync()).ShouldBe(0);
        await ShouldGoOnAsync(scenario, lane);
    }

    [Fact]
    public async Task Recreated_TopicWithFewerRecordsThanCommitted_IsReadFromItsBeginning()
    {
        await using Scenario scenario = await shared.ScenarioAsync(Rules, partitions: 1);
        EngineLane lane = await scenario.LaneAsync("lane");
        await scenario.WriteAsync([.. Enumerable.Range(0, 50).Select(second => Temperature("hot", second, 90))]);
        await RunAndStopAsync(lane);

        await scenario.Admin.DeleteAsync(scenario.SensorData);
        await scenario.CreateInputAsync();
        await scenario.WriteAsync(
            Temperature("new", 60, 90), Temperature("hot", 60, 90), Temperature("new", 61, 70), Temperature("hot", 62, 70));

        EngineProcess engine = await lane.StartReadyAsync();
        await lane.CaughtUpAsync();
        IReadOnlyList<Alarm> alarms = await lane.AlarmsAsync();
        alarms.Select(Told).ShouldBe(
            ["hot raised 0", "new raised 60", "new cleared 61", "hot cleared 62"], ignoreOrder: true);
        alarms.ShouldTellOneStoryEach();
        await engine.SaysAsync(Code);
        engine.Output.Count(Code).ShouldBe(1, engine.Output.Tail());
        Metrics metrics = await engine.MetricsWhenAsync(one => one.Sum("kafka_alarms_records_total") >= 4);
        metrics.Sum("kafka_alarms_records_total", "evaluated").ShouldBe(4);
        metrics.Sum(Lost).ShouldBe(0, "what was deleted had been read");
        (await engine.StopAsync()).ShouldBe(0);
        await ShouldGoOnAsync(scenario, lane);
    }

    /// <summary>The next start finds its offset and has nothing to say about it.</summary>
    private static async Task ShouldGoOnAsync(Scenario scenario, EngineLane lane)
    {
        int before = (await lane.AlarmsAsync()).Count;
        EngineProcess engine = await lane.StartReadyAsync();
        await scenario.WriteAsync(Temperature("later", 100, 90));
        (await lane.AlarmsAsync(before + 1, Eventually.Patience)).Count(one => one.SensorId == "later").ShouldBe(1);
        (await lane.AlarmsAsync()).Count.ShouldBe(before + 1);
        (await engine.StopAsync()).ShouldBe(0);
        engine.Output.Says(Code).ShouldBeFalse(engine.Output.Tail());
    }

    private static async Task RunAndStopAsync(EngineLane lane)
    {
        EngineProcess engine = await lane.StartReadyAsync();
        await lane.CaughtUpAsync();
        (await engine.StopAsync()).ShouldBe(0);
    }

    private static SensorMessage Temperature(string sensor, int second, double value) =>
        SensorRecords.Flat(sensor, Begin.AddSeconds(second), value);

    private static string Told(Alarm alarm) =>
        $"{alarm.SensorId} {alarm.Event} {(alarm.OccurredAt - Begin).TotalSeconds}";
}
