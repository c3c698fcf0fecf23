using KafkaAlarms.Kafka.Tests.Brokers;
using KafkaAlarms.Kafka.Tests.Engines;
using KafkaAlarms.Kafka.Tests.Load;
using KafkaAlarms.Kafka.Tests.Records;

namespace KafkaAlarms.Kafka.Tests.Faults;

/// <summary>Partitions that move between engines take their alarms, delays and counts with them.</summary>
public sealed class RebalanceTests(SharedBroker shared)
{
    private const string ShortSession = "Kafka:SessionTimeout=00:00:06";
    private const string ShortTransaction = "Kafka:TransactionTimeout=00:00:05";
    private const int Rounds = 5;

    [Fact]
    public async Task Rebalance_BackAndForthUnderLoad_LeavesTheEventsOfAnUndisturbedRun()
    {
        int seed = Seed.Print();
        var random = new Random(seed);
        await using Scenario scenario = await shared.ScenarioAsync(SensorLoad.Rules);
        EngineLane lane = await scenario.LaneAsync("moved", ShortSession);
        await lane.StartReadyAsync();
        PacedLoad load = PacedLoad.Start(scenario, new SensorLoad(seed));

        for (int round = 0; round < Rounds; round++)
        {
            EngineProcess second = await lane.StartReadyAsync();
            await Task.Delay(random.Next(100, 3_000), TestContext.Current.CancellationToken);
            await EndAsync(second, softly: round % 2 == 0);
            await Task.Delay(random.Next(100, 2_000), TestContext.Current.CancellationToken);
        }

        await load.FinishAsync();
        await lane.CaughtUpAsync();
        (await lane.AlarmsAsync()).ShouldEqualUndisturbed(await scenario.UndisturbedAsync());
    }

    [Fact]
    public async Task Kill_OneOfTwoEngines_ItsPartitionsAreEvaluatedAgainWithin30Seconds()
    {
        int seed = Seed.Print();
        await using Scenario scenario = await shared.ScenarioAsync(SensorLoad.Rules);
        // Shorter than the defaults, to leave a machine under load more of the time for the rest.
        EngineLane lane = await scenario.LaneAsync("halved", ShortSession, ShortTransaction);
        await lane.StartReadyAsync("engine-0");
        EngineProcess lost = await lane.StartReadyAsync("engine-1");
        var load = new SensorLoad(seed);
        PacedLoad running = PacedLoad.Start(scenario, load);
        await Task.Delay(TimeSpan.FromSeconds(3), TestContext.Current.CancellationToken);

        await lost.KillAsync();
        // What is in the input at this moment holds records of the lost engine's partitions.
        await lane.MovedOnAsync(TimeSpan.FromSeconds(30));
        await running.FinishAsync();
        await lane.CaughtUpAsync();
        (await lane.AlarmsAsync()).ShouldEqualUndisturbed(await scenario.UndisturbedAsync());
    }

    private static async Task EndAsync(EngineProcess engine, bool softly)
    {
        if (softly)
        {
            (await engine.StopAsync()).ShouldBe(0);
        }
        else
        {
            await engine.KillAsync();
        }
    }
}
