using KafkaAlarms.Kafka.Tests.Brokers;
using KafkaAlarms.Kafka.Tests.Engines;
using KafkaAlarms.Kafka.Tests.Load;
using KafkaAlarms.Kafka.Tests.Processes;
using KafkaAlarms.Kafka.Tests.Records;

namespace KafkaAlarms.Kafka.Tests.Faults;

/// <summary>An engine that is killed with SIGKILL loses, repeats and invents nothing.</summary>
public sealed class KillTests(SharedBroker shared)
{
    private const int Kills = 7;

    [Fact]
    public async Task Kill_AtRandomMomentsUnderLoad_LeavesTheEventsOfAnUndisturbedRun()
    {
        int seed = Seed.Print();
        var random = new Random(seed);
        await using Scenario scenario = await shared.ScenarioAsync(SensorLoad.Rules);
        EngineLane lane = await scenario.LaneAsync("killed");
        PacedLoad load = PacedLoad.Start(scenario, new SensorLoad(seed));
        EngineProcess engine = await lane.StartReadyAsync("engine-0");

        List<string> kills = [];
        for (int kill = 0; kill < Kills; kill++)
        {
            await Task.Delay(random.Next(200, 4_500), TestContext.Current.CancellationToken);
            await engine.KillAsync();
            kills.Add($"kill {kill + 1}: {await lane.SavedAsync()}");
            engine = lane.Start("engine-0");
        }

        await engine.ReadyAsync();
        await load.FinishAsync();
        await lane.CaughtUpAsync();
        IReadOnlyList<Alarm> alarms = await lane.AlarmsAsync();
        string told = string.Join('\n', kills);
        alarms.ShouldEqualUndisturbed(await scenario.UndisturbedAsync(), told);
        alarms.Count.ShouldBeGreaterThan(2_000, told);
    }

    [Fact]
    public async Task Kill_ThenRepeatedAndLateSamples_AreStillRepeatedAndLate()
    {
        int seed = Seed.Print();
        var load = new SensorLoad(seed, sensorsPerKind: 10);
        await using Scenario scenario = await shared.ScenarioAsync(SensorLoad.Rules);
        EngineLane lane = await scenario.LaneAsync("killed");
        await scenario.WriteAsync([.. load.Take(10_000), .. load.Close()]);
        EngineProcess engine = await lane.StartReadyAsync("engine-0");
        await lane.CaughtUpAsync();
        int before = (await lane.AlarmsAsync()).Count;

        await engine.KillAsync();
        string first = $"first kill: {await lane.SavedAsync()}";
        await scenario.WriteAsync([.. load.Repeat(), .. load.Late(), .. load.Repeat()]);
        engine = await lane.StartReadyAsync("engine-0");
        await lane.CaughtUpAsync();

        (await lane.AlarmsAsync()).Count.ShouldBe(before, $"repeated and late samples cause no event; {first}");
        await engine.KillAsync();
        string second = $"second kill: {await lane.SavedAsync()}";
        await scenario.WriteAsync([.. load.Take(5_000), .. load.Close()]);
        await lane.StartReadyAsync("engine-0");
        await lane.CaughtUpAsync();
        (await lane.AlarmsAsync()).ShouldEqualUndisturbed(await scenario.UndisturbedAsync(), $"{first}\n{second}");
    }

    [Fact]
    public async Task Kill_WhileAnOnDelayRunsForASilentSensor_RaisesAtItsDueTimeAllTheSame()
    {
        await using Scenario scenario = await shared.ScenarioAsync(
            """
            {"rules": [{"id": "slow", "type": "limits", "measurement": "temperature",
                        "levels": {"hi": {"limit": 80, "on_delay": "8s"}}}]}
            """,
            partitions: 1);
        EngineLane lane = await scenario.LaneAsync("killed");
        DateTimeOffset time = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);
        EngineProcess engine = await lane.StartReadyAsync("engine-0");
        await scenario.WriteAsync(
            SensorRecords.Flat("silent", time, 70),
            SensorRecords.Flat("silent", time.AddSeconds(10), 81),
            SensorRecords.Flat("silent", time.AddSeconds(12), 82));
        await lane.CaughtUpAsync();

        await engine.KillAsync();
        string saved = $"before the kill: {await lane.SavedAsync()}";
        await lane.StartReadyAsync("engine-0");

        Alarm raised = (await lane.AlarmsAsync(atLeast: 1, Eventually.Patience)).ShouldHaveSingleItem(saved);
        raised.Event.ShouldBe("raised", saved);
        raised.OccurredAt.ShouldBe(time.AddSeconds(18), saved);
        raised["occurrences"].GetInt64().ShouldBe(2, saved);
        raised["source"].GetProperty("offset").GetInt64().ShouldBe(2, saved);
    }
}
