using KafkaAlarms.Kafka.Tests.Brokers;
using KafkaAlarms.Kafka.Tests.Engines;
using KafkaAlarms.Kafka.Tests.Load;
using KafkaAlarms.Kafka.Tests.Records;

namespace KafkaAlarms.Kafka.Tests.Faults;

/// <summary>An engine that is told to stop while records flow ends soon, and leaves nothing behind.</summary>
public sealed class StopTests(SharedBroker shared)
{
    private const int Rounds = 3;

    /// <summary>Well below the 25 s after which an engine gives up waiting for its threads.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(15);

    [Theory]
    [InlineData(null)]
    [InlineData("engine-0")]
    public async Task Stop_UnderLoad_EndsSoonAndLeavesTheEventsOfAnUndisturbedRun(string? instance)
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
            (await engine.StopAsync().WaitAsync(Patience, TestContext.Current.CancellationToken)).ShouldBe(0);
        }

        await load.FinishAsync();
        await lane.StartReadyAsync(instance);
        await lane.CaughtUpAsync();
        (await lane.AlarmsAsync()).ShouldEqualUndisturbed(await scenario.UndisturbedAsync());
    }
}
