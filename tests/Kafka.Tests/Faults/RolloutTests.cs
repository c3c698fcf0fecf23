using System.Text;
using KafkaAlarms.Kafka.Tests.Brokers;
using KafkaAlarms.Kafka.Tests.Engines;
using KafkaAlarms.Kafka.Tests.Processes;
using KafkaAlarms.Kafka.Tests.Records;

namespace KafkaAlarms.Kafka.Tests.Faults;

/// <summary>Engines of one group under different rules, as in the middle of a rollout, do not end and raise each other's
/// alarms.</summary>
public sealed class RolloutTests(SharedBroker shared)
{
    private const int Sensors = 16;
    private const int Rounds = 3;
    private const string NeverRemoves = "Clock:RemovalDelay=01:00:00";
    private const string SoonRemoves = "Clock:RemovalDelay=00:00:05";
    private const string Hash = "kafka_alarms_rule_set_info";

    private static readonly string Old = $$"""{"rules":[{{Rule("going")}},{{Rule("staying")}}]}""";
    private static readonly string New = $$"""{"rules":[{{Rule("staying")}}]}""";

    [Fact]
    public async Task Rollout_PartitionsMoveBetweenOldAndNewRules_OnlyTheRemovalDelayEndsTheAlarmsOfTheRuleThatGoes()
    {
        await using Scenario scenario = await shared.ScenarioAsync(Old);
        EngineLane before = await scenario.LaneAsync("rollout", NeverRemoves);
        EngineLane during = scenario.Beside(before, New, NeverRemoves);
        EngineLane after = scenario.Beside(before, New, SoonRemoves);
        EngineProcess old = await before.StartReadyAsync();
        await scenario.WriteAsync(Samples(85));
        (await before.AlarmsAsync(2 * Sensors, Eventually.Patience)).Count.ShouldBe(2 * Sensors);

        for (int round = 0; round < Rounds; round++)
        {
            EngineProcess young = await during.StartReadyAsync();
            await WriteAsync(scenario, before, 86 + round);
            await ShouldShowTheSkewAsync(old, young);
            (await young.StopAsync()).ShouldBe(0);
            await WriteAsync(scenario, before, 90 + round);
        }

        (await before.AlarmsAsync()).ShouldAllBe(alarm => alarm.Event == "raised");
        await after.StartReadyAsync();
        (await old.StopAsync()).ShouldBe(0);
        await before.AlarmsAsync(3 * Sensors, Eventually.Patience);
        await WriteAsync(scenario, before, 70);

        ILookup<string, string> told = (await before.AlarmsAsync()).ToLookup(alarm => alarm.AlarmKey, alarm => alarm.Event);
        told.Count.ShouldBe(2 * Sensors);
        told.ShouldAllBe(alarm => alarm.SequenceEqual(new[] { "raised", IsOfGoing(alarm.Key) ? "rule_removed" : "cleared" }));
    }

    private static bool IsOfGoing(string alarmKey) => alarmKey.StartsWith("going/", StringComparison.Ordinal);

    /// <summary>Writes a value of each sensor, and waits until the group has evaluated it.</summary>
    private static async Task WriteAsync(Scenario scenario, EngineLane lane, int value)
    {
        await scenario.WriteAsync(Samples(value));
        await lane.CaughtUpAsync();
    }

    /// <summary>Whoever compares the engines of a group sees that they do not run the same rules, and both evaluate.</summary>
    private static async Task ShouldShowTheSkewAsync(EngineProcess old, EngineProcess young)
    {
        (await old.MetricsAsync()).Show(Hash).ShouldNotBe((await young.MetricsAsync()).Show(Hash));
        foreach (EngineProcess engine in (EngineProcess[])[old, young])
        {
            await engine.MetricsWhenAsync(metrics =>
                metrics.Sum(Hash) == 1 && metrics.Sum("kafka_alarms_active_alarms") > 0);
        }
    }

    private static string Rule(string id) =>
        $$"""{"id":"{{id}}","type":"limits","measurement":"t","levels":{"hi":{"limit":80} } }""";

    private static SensorMessage[] Samples(int value) =>
    [
        .. Enumerable.Range(0, Sensors)
            .Select(sensor => new SensorMessage($"s{sensor}", Encoding.UTF8.GetBytes($$"""{"t":{{value}}}"""))),
    ];
}
