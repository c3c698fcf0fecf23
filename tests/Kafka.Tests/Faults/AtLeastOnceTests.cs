using KafkaAlarms.Kafka.Tests.Brokers;
using KafkaAlarms.Kafka.Tests.Engines;
using KafkaAlarms.Kafka.Tests.Load;
using KafkaAlarms.Kafka.Tests.Records;

namespace KafkaAlarms.Kafka.Tests.Faults;

/// <summary>Without transactions an engine that is killed may repeat events, under their ids, and nothing else.</summary>
public sealed class AtLeastOnceTests(SharedBroker shared)
{
    private const int Kills = 12;

    [Fact]
    public async Task Kill_AtRandomMomentsUnderLoad_RepeatsEventsAtMost()
    {
        int seed = Seed.Print();
        var random = new Random(seed);
        await using Scenario scenario = await shared.ScenarioAsync(SensorLoad.Rules);
        // Short commits: the more of the time passes within one, the more kills hit what stands half written.
        EngineLane lane = await scenario.LaneAsync(
            "killed", "Processing:Guarantee=at_least_once", "Processing:CommitInterval=00:00:00.020");
        PacedLoad load = PacedLoad.Start(scenario, new SensorLoad(seed));
        EngineProcess engine = await lane.StartReadyAsync("engine-0");

        for (int kill = 0; kill < Kills; kill++)
        {
            await Task.Delay(random.Next(200, 2_500), TestContext.Current.CancellationToken);
            await engine.KillAsync();
            engine = await lane.StartReadyAsync("engine-0");
        }

        await load.FinishAsync();
        await lane.CaughtUpAsync();
        IReadOnlyList<Alarm> alarms = await lane.AlarmsAsync();
        IReadOnlyList<Alarm> undisturbed = await scenario.UndisturbedAsync();
        alarms.ShouldEqualUndisturbedButForRepeats(undisturbed);
        undisturbed.Count.ShouldBeGreaterThan(2_000);
        TestContext.Current.TestOutputHelper?.WriteLine($"{alarms.Count - undisturbed.Count} events repeated.");
    }
}
