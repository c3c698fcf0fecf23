using KafkaAlarms.Kafka.Tests.Brokers;
using KafkaAlarms.Kafka.Tests.Engines;
using KafkaAlarms.Kafka.Tests.Processes;
using KafkaAlarms.Kafka.Tests.Records;

namespace KafkaAlarms.Kafka.Tests.Input;

/// <summary>What the engine makes of sensors that say nothing, in Kafka time.</summary>
public sealed class SilenceTests(SharedBroker shared)
{
    private const string NoData =
        """
        {"rules": [
          {"id": "watched", "type": "limits", "sensors": ["room-*"], "measurement": "temperature",
           "levels": {"hi": {"limit": 80}}, "no_data": {"after": "4s", "severity": 300, "expected": ["room-1", "room-2"]}}
        ]}
        """;

    private const string Slow =
        """
        {"rules": [
          {"id": "slow", "type": "limits", "measurement": "temperature",
           "levels": {"hi": {"limit": 80, "on_delay": "3s", "off_delay": "3s"}}}
        ]}
        """;

    private static readonly DateTimeOffset Begin = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    // As the rules above say, and the defaults of the clock.
    private static readonly TimeSpan After = TimeSpan.FromSeconds(4);
    private static readonly TimeSpan OffDelay = TimeSpan.FromSeconds(3);
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan ClockTolerance = TimeSpan.FromSeconds(2);

    [Fact]
    public async Task NoData_SilentAndNeverHeardSensors_RaiseEachAndClearWithTheNextGoodSample()
    {
        await using Scenario scenario = await shared.ScenarioAsync(NoData);
        EngineLane lane = await scenario.LaneAsync("lane");
        await scenario.WriteAsync(SensorRecords.Flat("room-1", Begin, 20));
        await lane.StartReadyAsync();

        IReadOnlyList<Alarm> raised = await lane.AlarmsAsync(atLeast: 2, Eventually.Patience);

        raised.Count.ShouldBe(2);
        raised.ShouldAllBe(one => one.Event == "raised" && one.ConditionType == "no_data");
        raised.Select(one => one.AlarmKey).ShouldBe(["watched/room-1/no_data", "watched/room-2/no_data"], ignoreOrder: true);
        Alarm heard = raised.Single(one => one.SensorId == "room-1");
        heard.OccurredAt.ShouldBe(Timestamp(heard) + After);
        Detected(heard).ShouldBeGreaterThan(heard.OccurredAt + ClockTolerance);
        Alarm neverHeard = raised.Single(one => one.SensorId == "room-2");
        neverHeard["measurement"].ValueKind.ShouldBe(System.Text.Json.JsonValueKind.Null);
        neverHeard["source"].ValueKind.ShouldBe(System.Text.Json.JsonValueKind.Null);
        await scenario.WriteAsync(
            SensorRecords.Flat("room-1", Begin.AddSeconds(1), 20), SensorRecords.Flat("room-2", Begin, 20));
        IReadOnlyList<Alarm> cleared = await lane.AlarmsAsync(atLeast: 4, Eventually.Patience);
        cleared.Where(one => one.Event == "cleared").Select(one => one.SensorId)
            .ShouldBe(["room-1", "room-2"], ignoreOrder: true);
        cleared.ShouldTellOneStoryEach();
    }

    [Fact]
    public async Task NoData_KilledWhileSensorsAreSilent_RaisesTheSameAlarms()
    {
        await using Scenario scenario = await shared.ScenarioAsync(NoData);
        EngineLane lane = await scenario.LaneAsync("killed");
        await scenario.WriteAsync(SensorRecords.Flat("room-1", Begin, 20), SensorRecords.Flat("room-3", Begin, 20));
        EngineProcess engine = await lane.StartReadyAsync("engine-0");
        await lane.CaughtUpAsync();
        await engine.KillAsync();
        engine = await lane.StartReadyAsync("engine-0");
        await lane.AlarmsAsync(atLeast: 3, Eventually.Patience);
        await engine.KillAsync();
        await lane.StartReadyAsync("engine-0");
        await scenario.WriteAsync(SensorRecords.Flat("room-3", Begin.AddSeconds(1), 20));

        IReadOnlyList<Alarm> alarms = await lane.AlarmsAsync(atLeast: 4, Eventually.Patience);

        alarms.ShouldTellOneStoryEach();
        alarms.Single(one => one.Event == "cleared").SensorId.ShouldBe("room-3");
        alarms.Count(one => one.SensorId != "room-3").ShouldBe(2);
        // On a slow machine it is silent once more by now, and rightly raised again.
        alarms.Where(one => one.SensorId == "room-3").Select(one => one.Event).Take(2).ShouldBe(["raised", "cleared"]);
    }

    [Fact]
    public async Task NoData_ExpectedSensorHeardInAnotherPartition_IsSaidAndStaysSilentWhereItIsWatched()
    {
        await using Scenario scenario = await shared.ScenarioAsync(NoData);
        EngineLane lane = await scenario.LaneAsync("lane");
        EngineProcess engine = await lane.StartReadyAsync();
        IReadOnlyList<Alarm> raised = await lane.AlarmsAsync(atLeast: 2, Eventually.Patience);
        int watched = raised.Single(one => one.SensorId == "room-1").Record.Partition;
        int other = (watched + 1) % scenario.Partitions;

        await scenario.WriteAsync(
            SensorRecords.Flat("room-1", Begin, 20) with { Partition = other }, SensorRecords.Flat("room-2", Begin, 20));

        IReadOnlyList<Alarm> alarms = await lane.AlarmsAsync(atLeast: 3, Eventually.Patience);
        await lane.CaughtUpAsync();
        alarms.Where(one => one.Event == "cleared").ShouldHaveSingleItem().SensorId.ShouldBe("room-2");
        await engine.SaysAsync("KA1003");
        IEnumerable<string> said = engine.Output.Lines.Where(line => line.Contains("KA1003", StringComparison.Ordinal));
        said.ShouldHaveSingleItem(engine.Output.Tail()).ShouldContain($"{scenario.SensorData}[{other}]@0");
    }

    [Fact]
    public async Task Delay_SensorFallsSilent_RunsOutAtItsDueTime()
    {
        await using Scenario scenario = await shared.ScenarioAsync(Slow);
        EngineLane lane = await scenario.LaneAsync("lane");
        await lane.StartReadyAsync();
        await scenario.WriteAsync(SensorRecords.Flat("on", Begin, 81), SensorRecords.Flat("off", Begin, 81));
        await lane.AlarmsAsync(atLeast: 2, Eventually.Patience);
        await scenario.WriteAsync(SensorRecords.Flat("off", Begin.AddSeconds(10), 70));

        IReadOnlyList<Alarm> alarms = await lane.AlarmsAsync(atLeast: 3, Eventually.Patience);

        alarms.Where(one => one.Event == "raised").ShouldAllBe(one => one.OccurredAt == Begin.AddSeconds(3));
        Alarm cleared = alarms.Single(one => one.Event == "cleared");
        cleared.SensorId.ShouldBe("off");
        cleared.OccurredAt.ShouldBe(Begin.AddSeconds(13));
        Detected(cleared).ShouldBeGreaterThan(Timestamp(cleared) + OffDelay + Grace + ClockTolerance);
        alarms.ShouldEqualUndisturbed(await SecondRunAsync(scenario));
    }

    private static DateTimeOffset Detected(Alarm alarm) => alarm["detected_at"].GetDateTimeOffset();

    /// <summary>Kafka timestamp of the last record before the event.</summary>
    private static DateTimeOffset Timestamp(Alarm alarm) => alarm["source"].GetProperty("timestamp").GetDateTimeOffset();

    private static async Task<IReadOnlyList<Alarm>> SecondRunAsync(Scenario scenario)
    {
        EngineLane lane = await scenario.LaneAsync("second");
        await lane.StartReadyAsync();
        return await lane.AlarmsAsync(atLeast: 3, Eventually.Patience);
    }
}
