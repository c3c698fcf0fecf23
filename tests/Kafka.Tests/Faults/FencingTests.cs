using Confluent.Kafka;
using KafkaAlarms.Kafka.Tests.Brokers;
using KafkaAlarms.Kafka.Tests.Engines;
using KafkaAlarms.Kafka.Tests.Load;
using KafkaAlarms.Kafka.Tests.Processes;
using KafkaAlarms.Kafka.Tests.Records;

namespace KafkaAlarms.Kafka.Tests.Faults;

/// <summary>A stream thread whose producer was fenced replaces its clients and goes on.</summary>
public sealed class FencingTests(SharedBroker shared)
{
    private const int Threads = 2;
    private const int Rounds = 3;

    [Fact]
    public async Task Fence_SecondProducerWithTheSameTransactionalId_ThreadsRecoverByThemselves()
    {
        int seed = Seed.Print();
        await using Scenario scenario = await shared.ScenarioAsync(SensorLoad.Rules);
        EngineLane lane = await scenario.LaneAsync("fenced", $"Processing:Threads={Threads}");
        string instance = $"fenced-{Guid.NewGuid():N}";
        EngineProcess engine = await lane.StartReadyAsync(instance);
        PacedLoad load = PacedLoad.Start(scenario, new SensorLoad(seed));
        IReadOnlyList<string> ids = [];
        await Eventually.TrueAsync(
            async () => (ids = await TransactionalIds.ContainingAsync(scenario.Bootstrap, instance)).Count == Threads,
            Eventually.Patience,
            () => $"each thread has a transactional id: {string.Join(' ', ids)}");

        for (int round = 0; round < Rounds; round++)
        {
            await Task.WhenAll(ids.Select(id => Task.Run(() => Fence(scenario.Bootstrap, id))));
            await lane.MovedOnAsync();
        }

        await load.FinishAsync();
        await lane.CaughtUpAsync();
        engine.HasExited.ShouldBeFalse();
        (await engine.MetricsAsync()).Sum("kafka_alarms_threads_replaced_total").ShouldBeGreaterThan(0);
        (await lane.AlarmsAsync()).ShouldEqualUndisturbed(await scenario.UndisturbedAsync());
    }

    private static void Fence(string bootstrap, string transactionalId)
    {
        using IProducer<byte[], byte[]> intruder = new ProducerBuilder<byte[], byte[]>(
            new ProducerConfig { BootstrapServers = bootstrap, TransactionalId = transactionalId })
            .SetLogHandler((_, _) => { }).Build();
        intruder.InitTransactions(Eventually.Patience);
    }
}
