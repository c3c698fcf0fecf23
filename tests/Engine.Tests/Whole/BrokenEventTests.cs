using System.Text;
using Confluent.Kafka;
using KafkaAlarms.Engine.Commands;
using KafkaAlarms.Engine.Configuration.Options;
using KafkaAlarms.Engine.Model.Rules;
using KafkaAlarms.Engine.Model.Wire;
using KafkaAlarms.Engine.Tests.Scenarios;
using Shouldly;
using Xunit;

namespace KafkaAlarms.Engine.Tests.Whole;

/// <summary>An event that breaks the schema: a rule set as no rules file could bring it makes one.</summary>
public sealed class BrokenEventTests : IDisposable
{
    private const int TooSevere = 1_500;

    private readonly KafkaInProcess kafka = new();

    public void Dispose() => kafka.Dispose();

    [Fact]
    public async Task Run_EventBreaksTheSchema_GoesToItsDeadLettersIsCountedAndSaid()
    {
        RuleSet rules = ScenarioRules.Load(
            """
            {"rules": [{"id": "sound", "type": "limits", "levels": {"hi": {"limit": 80}}},
                       {"id": "broken", "type": "limits", "levels": {"hi": {"limit": 80}}}]}
            """).Rules!;
        WholeEngine engine = new(kafka, rules with { Rules = [rules.Rules[0], WithoutSense(rules.Rules[1])] }, new EngineSettings());
        kafka.Write([new InputRecord(DateTime.UnixEpoch.AddYears(50), "s1", """{"t": 90}""")]);

        (await engine.RunAsync(1)).ShouldBe(ExitCode.Stopped);

        var written = kafka.ReadCommitted(kafka.Topics.Alarms, kafka.Topics.AlarmDeadLetters);
        AlarmEventJson.Decode(written[kafka.Topics.Alarms].ShouldHaveSingleItem().Message.Value).Rule.Id.ShouldBe("sound");
        Message<byte[], byte[]> dead = written[kafka.Topics.AlarmDeadLetters].ShouldHaveSingleItem().Message;
        Encoding.UTF8.GetString(dead.Key).ShouldBe("s1");
        Encoding.UTF8.GetString(dead.Value).ShouldContain($"\"severity\":{TooSevere}");
        Header(dead, "ka.code").ShouldBe("KA5001");
        Header(dead, "ka.reason").ShouldContain("severity");
        engine.Complaints.ShouldHaveSingleItem()
            .ShouldStartWith("5001 KA5001 an alarm event of rule broken breaks the alarm schema and went to alarme-dlq.");
        string metrics = await engine.ScrapeAsync();
        metrics.ShouldContain("kafka_alarms_dead_letters_total{code=\"KA5001\"} 1\n");
        metrics.ShouldContain("kafka_alarms_events_total{rule=\"sound\",event=\"raised\"} 1\n");
        metrics.ShouldNotContain("kafka_alarms_events_total{rule=\"broken\"");
    }

    private static RuleEntry WithoutSense(RuleEntry entry) => entry with
    {
        Base = entry.Base with
        {
            Levels = [.. entry.Base.Levels.Select(level => level with { Severity = TooSevere })],
        },
    };

    private static string Header(Message<byte[], byte[]> record, string name) =>
        Encoding.UTF8.GetString(record.Headers.GetLastBytes(name));
}
