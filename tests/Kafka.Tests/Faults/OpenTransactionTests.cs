using Confluent.Kafka;
using KafkaAlarms.Kafka.Tests.Brokers;
using KafkaAlarms.Kafka.Tests.Engines;
using KafkaAlarms.Kafka.Tests.Load;
using KafkaAlarms.Kafka.Tests.Processes;
using KafkaAlarms.Kafka.Tests.Records;

namespace KafkaAlarms.Kafka.Tests.Faults;

/// <summary>What a producer that died left open on the state topic delays a restore and hides nothing from it.</summary>
public sealed class OpenTransactionTests(SharedBroker shared)
{
    [Fact]
    public async Task Restore_OpenTransactionOfADeadProducer_WaitsAndMissesNothing()
    {
        int seed = Seed.Print();
        var load = new SensorLoad(seed, sensorsPerKind: 10);
        await using Scenario scenario = await shared.ScenarioAsync(SensorLoad.Rules);
        EngineLane lane = await scenario.LaneAsync("blocked");
        EngineProcess engine = await lane.StartReadyAsync("engine-0");
        await scenario.WriteAsync([.. load.Take(4_000)]);
        using IProducer<string, byte[]> dead = Open(scenario, lane);
        await WriteToAllAsync(dead, lane, scenario.Partitions);
        // Alarms and delays of these records stand behind the open transaction.
        await scenario.WriteAsync([.. load.Take(4_000)]);
        await lane.CaughtUpAsync();

        await engine.KillAsync();
        EngineProcess restored = lane.Start("engine-0");
        await Task.Delay(TimeSpan.FromSeconds(2), TestContext.Current.CancellationToken);
        await restored.ReadyAsync();
        await scenario.WriteAsync([.. load.Take(4_000), .. load.Close()]);
        await lane.CaughtUpAsync();

        (await lane.AlarmsAsync()).ShouldEqualUndisturbed(await scenario.UndisturbedAsync());
    }

    private static IProducer<string, byte[]> Open(Scenario scenario, EngineLane lane)
    {
        IProducer<string, byte[]> producer = new ProducerBuilder<string, byte[]>(
            new ProducerConfig
            {
                BootstrapServers = scenario.Bootstrap,
                TransactionalId = $"{lane.Group}-dead",
                TransactionTimeoutMs = 20_000,
            }).SetLogHandler((_, _) => { }).Build();
        producer.InitTransactions(Eventually.Patience);
        producer.BeginTransaction();
        return producer;
    }

    // Keys with an underscore are the engine's own memory; one that it does not know is to be skipped.
    private static async Task WriteToAllAsync(IProducer<string, byte[]> producer, EngineLane lane, int partitions)
    {
        for (int partition = 0; partition < partitions; partition++)
        {
            await producer.ProduceAsync(
                new TopicPartition(lane.Topics.State, partition),
                new Message<string, byte[]> { Key = "_dead", Value = "{}"u8.ToArray() },
                TestContext.Current.CancellationToken);
        }
    }
}
