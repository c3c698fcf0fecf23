using KafkaAlarms.Kafka.Tests.Brokers;
using KafkaAlarms.Kafka.Tests.Engines;
using KafkaAlarms.Kafka.Tests.Records;

namespace KafkaAlarms.Kafka.Tests.Faults;

/// <summary>A broker that is away stops Kafka time: nobody is called silent because nobody could be heard.</summary>
public sealed class OutageSilenceTests
{
    private const string Rules =
        """
        {"rules": [
          {"id": "watched", "type": "limits", "measurement": "temperature",
           "levels": {"hi": {"limit": 80}}, "no_data": {"after": "10s"}}
        ]}
        """;

    [Fact]
    public async Task Outage_LongerThanTheNoDataTimeout_RaisesNoAlarm()
    {
        await using KafkaBroker broker = await KafkaBroker.StartNewAsync();
        await using var scenario = new Scenario(broker.Bootstrap, Rules, "outage") { Partitions = 1 };
        await scenario.CreateInputAsync();
        EngineLane lane = await scenario.LaneAsync("lane");
        EngineProcess engine = await lane.StartReadyAsync("engine-0");
        DateTimeOffset time = TimeProvider.System.GetUtcNow();
        await scenario.WriteAsync(SensorRecords.Flat("steady", time, 20));
        await lane.CaughtUpAsync();

        await broker.StopAsync();
        await Task.Delay(TimeSpan.FromSeconds(14), TestContext.Current.CancellationToken);
        (await engine.MetricsAsync()).ShouldNotBeNull("the engine lives without a broker");
        (await engine.IsReadyAsync()).ShouldBeFalse();
        await broker.StartAsync();
        await engine.ReadyAsync();

        (await lane.AlarmsAsync()).ShouldBeEmpty();
    }
}
