using KafkaAlarms.Kafka.Tests.Brokers;
using KafkaAlarms.Kafka.Tests.Engines;
using KafkaAlarms.Kafka.Tests.Records;

namespace KafkaAlarms.Kafka.Tests.Goldens;

/// <summary>The expected alarms of data/nab/README.md, from configuration alone.</summary>
public sealed class MachineTemperatureTests(SharedBroker shared)
{
    private const int Records = 22_695;

    private const string Rules =
        """
        {"rules": [
          {"id": "plain", "type": "limits", "measurement": "temperature", "levels": {"lo": {"limit": 45}}},
          {"id": "deadband", "type": "limits", "measurement": "temperature", "levels": {"lo": {"limit": 45, "deadband": 5}}},
          {"id": "on-delay", "type": "limits", "measurement": "temperature",
           "levels": {"lo": {"limit": 45, "deadband": 5, "on_delay": "10m"}}},
          {"id": "both-delays", "type": "limits", "measurement": "temperature",
           "levels": {"lo": {"limit": 45, "deadband": 5, "on_delay": "10m", "off_delay": "30m"}}}
        ]}
        """;

    [Theory]
    [InlineData("LogAppendTime")]
    [InlineData("CreateTime")]
    public async Task Run_MachineTemperature_GivesTheExpectedAlarms(string timestampType)
    {
        await using var scenario = new Scenario(await shared.RequireAsync(), Rules, "machine") { Partitions = 1 };
        await scenario.CreateInputAsync(("message.timestamp.type", timestampType));
        await scenario.WriteAsync([.. MachineTemperature.Read()]);
        EngineLane lane = await scenario.LaneAsync("lane");
        EngineProcess engine = await lane.StartReadyAsync();
        await lane.CaughtUpAsync();

        IReadOnlyList<Alarm> alarms = await lane.AlarmsAsync();

        alarms.ShouldTellOneStoryEach();
        Times(alarms, "plain", "raised").Count().ShouldBe(11);
        Times(alarms, "plain", "cleared").Count().ShouldBe(11);
        Times(alarms, "deadband", "raised").ShouldBe(At("2013-12-16 15:25", "2014-02-03 11:10", "2014-02-08 00:00"));
        Times(alarms, "deadband", "cleared").ShouldBe(At("2013-12-16 18:35", "2014-02-03 11:55", "2014-02-09 12:00"));
        Times(alarms, "on-delay", "raised").ShouldBe(At("2013-12-16 15:35", "2014-02-08 00:25"));
        Times(alarms, "on-delay", "cleared").ShouldBe(At("2013-12-16 18:35", "2014-02-09 12:00"));
        Times(alarms, "both-delays", "raised").ShouldBe(At("2013-12-16 15:35", "2014-02-08 00:25"));
        Times(alarms, "both-delays", "cleared").ShouldBe(At("2013-12-16 19:05", "2014-02-09 12:30"));
        alarms.Count.ShouldBe(22 + 6 + 4 + 4);
        Metrics metrics = await engine.MetricsWhenAsync(one => one.Sum("kafka_alarms_records_total") >= Records);
        metrics.Sum("kafka_alarms_samples_total", "\"late\"").ShouldBe(11, metrics.Show("kafka_alarms_samples"));
    }

    private static IEnumerable<DateTimeOffset> Times(IEnumerable<Alarm> alarms, string rule, string kind) =>
        alarms.Where(one => one.RuleId == rule && one.Event == kind).Select(one => one.OccurredAt);

    private static IEnumerable<DateTimeOffset> At(params string[] times) => times.Select(MachineTemperature.Time);
}
