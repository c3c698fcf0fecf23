using KafkaAlarms.Kafka.Tests.Brokers;
using KafkaAlarms.Kafka.Tests.Engines;
using KafkaAlarms.Kafka.Tests.Load;
using KafkaAlarms.Kafka.Tests.Records;

namespace KafkaAlarms.Kafka.Tests.Faults;

/// <summary>A broker that is away is waited for, and nothing is lost or repeated over it.</summary>
public sealed class BrokerOutageTests
{
    private static readonly TimeSpan Outage = TimeSpan.FromSeconds(6);

    [Fact]
    public async Task Outage_AtStartAndTwiceInTheMiddle_WaitsAndLosesAndRepeatsNothing()
    {
        int seed = Seed.Print();
        await using KafkaBroker broker = await KafkaBroker.CreateAsync();
        await using var scenario = new Scenario(broker.Bootstrap, SensorLoad.Rules, "outage");
        EngineLane lane = scenario.LaneWithoutTopics("waiting");
        EngineProcess engine = lane.Start("engine-0");
        await Task.Delay(Outage, TestContext.Current.CancellationToken);
        (await engine.IsReadyAsync()).ShouldBeFalse();

        await broker.StartAsync();
        await scenario.CreateInputAsync();
        await scenario.Admin.CreateWrittenAsync(lane.Topics, scenario.Partitions);
        await engine.ReadyAsync();
        PacedLoad load = PacedLoad.Start(scenario, new SensorLoad(seed));
        await Task.Delay(TimeSpan.FromSeconds(3), TestContext.Current.CancellationToken);
        await broker.StopAsync();
        await Task.Delay(Outage, TestContext.Current.CancellationToken);
        (await engine.IsReadyAsync()).ShouldBeFalse("readiness is off while the broker is away");
        await broker.StartAsync();
        await engine.ReadyAsync();
        await Task.Delay(TimeSpan.FromSeconds(3), TestContext.Current.CancellationToken);
        await broker.KillAsync();
        await broker.StartAsync();
        await load.FinishAsync();
        await lane.CaughtUpAsync();

        engine.HasExited.ShouldBeFalse();
        engine.Output.Count("No broker of").ShouldBe(3, "each outage is said once");
        (await lane.AlarmsAsync()).ShouldEqualUndisturbed(await scenario.UndisturbedAsync());
    }
}
