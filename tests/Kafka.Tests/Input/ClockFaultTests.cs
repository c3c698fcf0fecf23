using KafkaAlarms.Kafka.Tests.Brokers;
using KafkaAlarms.Kafka.Tests.Engines;
using KafkaAlarms.Kafka.Tests.Load;
using KafkaAlarms.Kafka.Tests.Records;

namespace KafkaAlarms.Kafka.Tests.Input;

/// <summary>A sensor whose clock is wrong harms no other sensor.</summary>
public sealed class ClockFaultTests(SharedBroker shared)
{
    private const string Rules =
        """
        {"rules": [
          {"id": "limits", "type": "limits", "measurement": "temperature",
           "levels": {"hi": {"limit": 70, "deadband": 4, "on_delay": "6s", "off_delay": "9s"}, "lo": {"limit": 30}}}
        ]}
        """;

    [Fact]
    public async Task Run_OneClockAYearAheadAndOneTwoHoursBehind_ChangesNothingForTheOthers()
    {
        int seed = Seed.Print();
        var load = new SensorLoad(seed, sensorsPerKind: 8);
        List<SensorMessage> sound = [.. load.Take(6_000), .. load.Close()];
        IReadOnlyList<Alarm> alone = await RunAsync(sound);
        IReadOnlyList<Alarm> together = await RunAsync(sound.Chunk(100).SelectMany(WithFaulty));

        List<Alarm> others = together.Where(one => !one.SensorId.StartsWith("clock-", StringComparison.Ordinal)).ToList();

        others.Select(Told).Order().ShouldBe(alone.Select(Told).Order());
        alone.Count.ShouldBeGreaterThan(100);
        foreach (string faulty in new[] { "clock-ahead", "clock-behind" })
        {
            together.Where(one => one.SensorId == faulty).Select(one => one.Event)
                .ShouldBe(["raised", "cleared"], $"{faulty} is neither blind nor flapping");
        }
    }

    // Offsets differ between the two inputs, and with them the ids; what is told about the sensor does not.
    private static string Told(Alarm alarm) => $"{alarm.AlarmKey} {alarm.Event} {alarm.Level} {alarm.OccurredAt:O}";

    private async Task<IReadOnlyList<Alarm>> RunAsync(IEnumerable<SensorMessage> records)
    {
        await using Scenario scenario = await shared.ScenarioAsync(Rules, partitions: 1);
        await scenario.WriteAsync([.. records]);
        return await scenario.UndisturbedAsync();
    }

    private static IEnumerable<SensorMessage> WithFaulty(SensorMessage[] chunk, int index)
    {
        DateTimeOffset now = TimeProvider.System.GetUtcNow();
        double value = index is >= 20 and < 40 ? 25 : 50;
        return
        [
            .. chunk,
            SensorRecords.Flat("clock-ahead", now.AddYears(1).AddSeconds(index), value),
            SensorRecords.Flat("clock-behind", now.AddHours(-2).AddSeconds(index), value),
        ];
    }
}
