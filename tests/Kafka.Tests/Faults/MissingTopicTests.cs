using KafkaAlarms.Kafka.Tests.Brokers;
using KafkaAlarms.Kafka.Tests.Engines;
using KafkaAlarms.Kafka.Tests.Load;
using KafkaAlarms.Kafka.Tests.Processes;

namespace KafkaAlarms.Kafka.Tests.Faults;

/// <summary>An engine whose topics do not exist says which and waits for them.</summary>
public sealed class MissingTopicTests(SharedBroker shared)
{
    [Fact]
    public async Task Start_TopicsMissing_WaitsNotReadyAndGoesOnWhenTheyAppear()
    {
        int seed = Seed.Print();
        await using var scenario = new Scenario(await shared.RequireAsync(), SensorLoad.Rules, "missing");
        EngineLane lane = scenario.LaneWithoutTopics("waiting");
        EngineProcess engine = lane.Start();

        await Eventually.TrueAsync(
            async () => (await engine.ReadinessAsync())?.Contains(lane.Topics.Alarms, StringComparison.Ordinal) == true,
            EngineProcess.StartTimeout,
            () => "the readiness check names the missing topic; the engine said:\n" + engine.Output.Tail());
        (await engine.IsReadyAsync()).ShouldBeFalse();
        await scenario.CreateInputAsync();
        await scenario.Admin.CreateWrittenAsync(lane.Topics, scenario.Partitions);
        await engine.ReadyAsync();
        var load = new SensorLoad(seed, sensorsPerKind: 2);
        await scenario.WriteAsync([.. load.Take(500), .. load.Close()]);
        await lane.CaughtUpAsync();

        (await lane.AlarmsAsync()).ShouldNotBeEmpty();
    }

    [Fact]
    public async Task Start_CreateTopics_CreatesThemAllAndEvaluates()
    {
        int seed = Seed.Print();
        await using var scenario = new Scenario(await shared.RequireAsync(), SensorLoad.Rules, "created");
        EngineLane lane = scenario.LaneWithoutTopics("creating", "Topics:CreateMissing=true");
        await lane.StartReadyAsync();
        var load = new SensorLoad(seed, sensorsPerKind: 2);
        await scenario.WriteAsync([.. load.Take(500), .. load.Close()]);
        await lane.CaughtUpAsync();

        (await lane.AlarmsAsync()).ShouldNotBeEmpty();
    }
}
