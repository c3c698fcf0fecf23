using KafkaAlarms.Kafka.Tests.Brokers;
using KafkaAlarms.Kafka.Tests.Engines;
using KafkaAlarms.Kafka.Tests.Load;
using KafkaAlarms.Kafka.Tests.Records;

namespace KafkaAlarms.Kafka.Tests.Faults;

/// <summary>A broker that is away is waited for, and nothing is lost or repeated over it.</summary>
public sealed class BrokerOutageTests
{
    private const string Noticed = "No broker of";

    private static readonly TimeSpan Outage = TimeSpan.FromSeconds(6);

    [Fact]
    public async Task Outage_AtStartAndTwiceInTheMiddle_WaitsAndLosesAndRepeatsNothing()
    {
        int seed = Seed.Print();
        await using KafkaBroker broker = await KafkaBroker.CreateAsync();
        await using var scenario = new Scenario(broker.Bootstrap, SensorLoad.Rules, "outage");
        EngineLane lane = scenario.LaneWithoutTopics("waiting");
        EngineProcess engine = lane.Start("engine-0");
        await engine.SaysAsync(Noticed);
        (await engine.IsReadyAsync()).ShouldBeFalse();

        await broker.StartAsync();
        await scenario.CreateInputAsync();
        await scenario.Admin.CreateWrittenAsync(lane.Topics, scenario.Partitions);
        await engine.ReadyAsync();
        PacedLoad load = PacedLoad.Start(scenario, new SensorLoad(seed));
        await Task.Delay(TimeSpan.FromSeconds(3), TestContext.Current.CancellationToken);
        await broker.StopAsync();
        await engine.SaysAsync(Noticed, times: 2);
        await Task.Delay(Outage, TestContext.Current.CancellationToken);
        (await engine.IsReadyAsync()).ShouldBeFalse("readiness is off while the broker is away");
        await broker.StartAsync();
        await engine.ReadyAsync();
        await Task.Delay(TimeSpan.FromSeconds(3), TestContext.Current.CancellationToken);
        await broker.KillAsync();
        await engine.SaysAsync(Noticed, times: 3);
        await broker.StartAsync();
        await load.FinishAsync();
        await lane.CaughtUpAsync();

        engine.HasExited.ShouldBeFalse();
        // A broker that is slow for long as it comes back is one outage more.
        engine.Output.Count(Noticed).ShouldBeInRange(3, 5, "outages are not said again and again");
        (await lane.AlarmsAsync()).ShouldEqualUndisturbed(await scenario.UndisturbedAsync());
    }
}
