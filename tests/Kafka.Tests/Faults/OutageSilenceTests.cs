using KafkaAlarms.Kafka.Tests.Brokers;
using KafkaAlarms.Kafka.Tests.Engines;
using KafkaAlarms.Kafka.Tests.Processes;
using KafkaAlarms.Kafka.Tests.Records;

namespace KafkaAlarms.Kafka.Tests.Faults;

/// <summary>A broker that is away stops Kafka time, which goes on when it is back.</summary>
public sealed class OutageSilenceTests
{
    private const string Rules =
        """
        {"rules": [
          {"id": "watched", "type": "limits", "measurement": "temperature",
           "levels": {"hi": {"limit": 80}}, "no_data": {"after": "15s"}}
        ]}
        """;

    /// <summary>Longer than the session time-out of 15 s, and than the silence that is watched for.</summary>
    private static readonly TimeSpan Outage = TimeSpan.FromSeconds(18);

    [Fact]
    public async Task Outage_LongerThanSessionAndNoDataTimeout_RaisesOnlyOnceTheBrokerIsBack()
    {
        await using KafkaBroker broker = await KafkaBroker.StartNewAsync();
        await using var scenario = new Scenario(broker.Bootstrap, Rules, "outage") { Partitions = 1 };
        await scenario.CreateInputAsync();
        EngineLane lane = await scenario.LaneAsync("lane");
        EngineProcess engine = await lane.StartReadyAsync("engine-0");
        DateTimeOffset time = TimeProvider.System.GetUtcNow();
        await scenario.WriteAsync(SensorRecords.Flat("steady", time, 20));
        await lane.CaughtUpAsync();

        // At once: the sensor must not be silent for long enough before the broker is away.
        await broker.KillAsync();
        await Task.Delay(Outage, TestContext.Current.CancellationToken);
        (await engine.MetricsAsync()).Sum("kafka_alarms_events_total").ShouldBe(0, "no event without a broker");
        (await engine.IsReadyAsync()).ShouldBeFalse();
        DateTimeOffset back = TimeProvider.System.GetUtcNow();
        await broker.StartAsync();
        await engine.ReadyAsync();

        Alarm raised = (await lane.AlarmsAsync(1, Eventually.Patience)).ShouldHaveSingleItem();
        raised.AlarmKey.ShouldBe("watched/steady/no_data");
        raised["detected_at"].GetDateTimeOffset().ShouldBeGreaterThan(back);
        // A broker that is slow for long as it comes back is one outage more.
        engine.Output.Count("No broker of").ShouldBeInRange(1, 2, "it is not said again and again");
        engine.Output.Count("answers again").ShouldBeInRange(1, 2);
    }

    [Fact]
    public async Task Stop_WhileTheBrokerIsAway_EndsInTimeAndWithoutAnError()
    {
        await using KafkaBroker broker = await KafkaBroker.StartNewAsync();
        await using var scenario = new Scenario(broker.Bootstrap, Rules, "outage") { Partitions = 1 };
        await scenario.CreateInputAsync();
        EngineLane lane = await scenario.LaneAsync("lane");
        EngineProcess engine = await lane.StartReadyAsync("engine-0");
        await broker.KillAsync();

        // Ends within the 30 s of Kubernetes, or the wait for it fails.
        (await engine.StopAsync()).ShouldBe(0);
        await engine.SaysAsync("[9003]");
    }
}
