using KafkaAlarms.Kafka.Tests.Brokers;
using KafkaAlarms.Kafka.Tests.Engines;
using KafkaAlarms.Kafka.Tests.Load;
using KafkaAlarms.Kafka.Tests.Records;

namespace KafkaAlarms.Kafka.Tests.Faults;

/// <summary>An engine that stood still for too long comes back and does no harm.</summary>
public sealed class FreezeTests(SharedBroker shared)
{
    [Fact]
    public async Task Freeze_PastTheSessionTimeoutWhileAnotherTakesOver_WritesNothingAndRecovers()
    {
        int seed = Seed.Print();
        await using Scenario scenario = await shared.ScenarioAsync(SensorLoad.Rules);
        EngineLane lane = await scenario.LaneAsync("frozen", "Kafka:SessionTimeout=00:00:06");
        EngineProcess frozen = await lane.StartReadyAsync();
        PacedLoad load = PacedLoad.Start(scenario, new SensorLoad(seed));
        await Task.Delay(TimeSpan.FromSeconds(3), TestContext.Current.CancellationToken);

        frozen.Freeze();
        EngineProcess second = await lane.StartReadyAsync();
        await lane.MovedOnAsync();
        frozen.Thaw();
        await lane.MovedOnAsync();
        (await second.StopAsync()).ShouldBe(0);
        await frozen.ReadyAsync();
        await lane.MovedOnAsync();

        await load.FinishAsync();
        await lane.CaughtUpAsync();
        (await lane.AlarmsAsync()).ShouldEqualUndisturbed(await scenario.UndisturbedAsync());
    }

    [Fact]
    public async Task Freeze_PastTheTransactionTimeout_RollsBackAndRecovers()
    {
        int seed = Seed.Print();
        await using Scenario scenario = await shared.ScenarioAsync(SensorLoad.Rules);
        EngineLane lane = await scenario.LaneAsync("aborted", "Kafka:TransactionTimeout=00:00:03");
        EngineProcess engine = await lane.StartReadyAsync();
        PacedLoad load = PacedLoad.Start(scenario, new SensorLoad(seed));

        for (int round = 0; round < 3; round++)
        {
            await Task.Delay(TimeSpan.FromSeconds(2), TestContext.Current.CancellationToken);
            engine.Freeze();
            await Task.Delay(TimeSpan.FromSeconds(8), TestContext.Current.CancellationToken);
            engine.Thaw();
        }

        await lane.MovedOnAsync();
        await load.FinishAsync();
        await lane.CaughtUpAsync();
        engine.HasExited.ShouldBeFalse();
        (await lane.AlarmsAsync()).ShouldEqualUndisturbed(await scenario.UndisturbedAsync());
    }
}
