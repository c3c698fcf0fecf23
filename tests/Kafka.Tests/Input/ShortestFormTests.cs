using KafkaAlarms.Kafka.Tests.Brokers;
using KafkaAlarms.Kafka.Tests.Engines;
using KafkaAlarms.Kafka.Tests.Processes;
using KafkaAlarms.Kafka.Tests.Records;

namespace KafkaAlarms.Kafka.Tests.Input;

/// <summary>The command of the README on an empty broker: every setting that is not named has its default.</summary>
public sealed class ShortestFormTests(SharedBroker shared)
{
    private const string Rules =
        """
        {"rules": [
          {"id": "boiler-temperature", "type": "limits", "sensors": ["boiler-*"], "measurement": "temperature", "unit": "Cel",
           "levels": {"hihi": {"limit": 95}, "hi": {"limit": 80, "deadband": 2, "on_delay": "30s"}},
           "no_data": {"after": "5m"}}
        ]}
        """;

    [Fact]
    public async Task Run_BootstrapAndRules_ReadsAndWritesTheTopicsOfTheContract()
    {
        string bootstrap = await shared.RequireAsync();
        using var folder = new TemporaryFolder();
        string rules = folder.File("rules.json");
        await File.WriteAllTextAsync(rules, Rules, TestContext.Current.CancellationToken);
        await using EngineProcess engine = EngineProcess.Start(["--bootstrap", bootstrap, "--rules", rules, "--create-topics"]);
        await engine.ReadyAsync();
        using (var writer = new SensorWriter(bootstrap, "iot-sensordata", 1_000_000))
        {
            await writer.WriteAsync([new("boiler-07", """{"ts":"2026-08-22T10:15:30Z","temperature":97.2}"""u8.ToArray())]);
        }

        IReadOnlyList<Alarm> alarms = [];
        await Eventually.TrueAsync(
            async () => (alarms = [.. (await TopicReader.ReadAsync(bootstrap, "alarme")).Select(Alarm.Read)]).Count > 0,
            Eventually.Patience,
            () => "an alarm stands in alarme; the engine said:\n" + engine.Output.Tail());

        Alarm raised = alarms.ShouldHaveSingleItem();
        raised.AlarmKey.ShouldBe("boiler-temperature/boiler-07/temperature");
        $"{raised.Event} {raised.Level} {raised.OccurredAt:O}".ShouldBe("raised hihi 2026-08-22T10:15:30.0000000+00:00");
        raised.Header("ce_id").ShouldBe(raised.EventId);
        (await engine.StopAsync()).ShouldBe(0);
    }
}
