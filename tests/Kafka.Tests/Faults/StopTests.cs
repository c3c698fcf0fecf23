using KafkaAlarms.Kafka.Tests.Brokers;
using KafkaAlarms.Kafka.Tests.Engines;
using KafkaAlarms.Kafka.Tests.Load;
using KafkaAlarms.Kafka.Tests.Records;

namespace KafkaAlarms.Kafka.Tests.Faults;

/// <summary>An engine that is told to stop while records flow ends in time, and leaves nothing behind.</summary>
public sealed class StopTests(SharedBroker shared)
{
    private const int Rounds = 3;

    [Theory]
    [InlineData(null)]
    [InlineData("engine-0")]
    public async Task Stop_UnderLoad_EndsInTimeAndLeavesTheEventsOfAnUndisturbedRun(string? instance)
    {
        int seed = Seed.Print();
        var random = new Random(seed);
        await using Scenario scenario = await shared.ScenarioAsync(SensorLoad.Rules);
        EngineLane lane = await scenario.LaneAsync("stopped");
        PacedLoad load = PacedLoad.Start(scenario, new SensorLoad(seed), recordsPerSecond: 2_500);

        for (int round = 0; round < Rounds; round++)
        {
            EngineProcess engine = await lane.StartReadyAsync(instance);
            await Task.Delay(random.Next(50, 1_500), TestContext.Current.CancellationToken);
            (await engine.StopAsync()).ShouldBe(0);
        }

        await load.FinishAsync();
        await lane.StartReadyAsync(instance);
        await lane.CaughtUpAsync();
        (await lane.AlarmsAsync()).ShouldEqualUndisturbed(await scenario.UndisturbedAsync());
    }
}
