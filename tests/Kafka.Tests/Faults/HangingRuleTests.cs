using System.Text;
using KafkaAlarms.Kafka.Tests.Brokers;
using KafkaAlarms.Kafka.Tests.Engines;
using KafkaAlarms.Kafka.Tests.Processes;
using KafkaAlarms.Kafka.Tests.Records;

namespace KafkaAlarms.Kafka.Tests.Faults;

/// <summary>A rule that never returns ends the engine; the next start leaves it out, and loses and repeats nothing of the
/// others.</summary>
public sealed class HangingRuleTests(SharedBroker shared) : IDisposable
{
    private const int RuleHangs = 75;
    private const int Records = 40;

    private const string Rules =
        """
        {"rules": [
          {"id": "hot", "type": "limits", "measurement": "t", "levels": {"hi": {"limit": 50, "deadband": 1} } },
          {"id": "stuck", "type": "hangs-in-evaluate"}
        ]}
        """;

    private readonly TemporaryFolder state = new();

    public void Dispose() => state.Dispose();

    [Fact]
    public async Task Run_RuleThatNeverReturns_EndsTheEngineAndTheNextStartGoesOnWithoutIt()
    {
        await using Scenario scenario = await shared.ScenarioAsync(Rules);
        EngineLane lane = await scenario.LaneAsync(
            "hung",
            $"Rules:Plugins={Path.Combine(AppContext.BaseDirectory, "plugins")}",
            $"Rules:StateFolder={state.Path}",
            "Rules:HangTimeout=00:00:03");
        EngineProcess first = await lane.StartReadyAsync("engine-0");

        await scenario.WriteAsync([.. Enumerable.Range(0, Records).Select(Sample)]);
        int code = await first.WaitForExitAsync();

        code.ShouldBe(RuleHangs, first.Output.Tail());
        first.Output.Tail().ShouldContain("KA3005 rule stuck of type hangs-in-evaluate has not returned");
        EngineProcess second = await lane.StartReadyAsync("engine-0");
        await lane.CaughtUpAsync();
        IReadOnlyList<Alarm> alarms = await lane.AlarmsAsync();
        alarms.Select(alarm => alarm.Event).ShouldBe(Enumerable.Range(0, Records).Select(i => i % 2 == 0 ? "raised" : "cleared"));
        alarms.Select(alarm => alarm.EventId).ShouldBeUnique();
        second.Output.Tail().ShouldContain("KA3005 rule stuck, version 1.0.0, is not called since");
        (await second.MetricsAsync()).Sum("kafka_alarms_rule_quarantined_state", "rule=\"stuck\"").ShouldBe(1);
    }

    /// <summary>Breaches the limit every other time; the rule hangs on the 20th record and on later ones.</summary>
    private static SensorMessage Sample(int number)
    {
        int value = number % 2 == 1 ? 40 : number < Records / 2 ? 60 : 90;
        DateTime time = new DateTime(2026, 1, 1, 0, 0, 0, DateTimeKind.Utc).AddSeconds(number);
        return new SensorMessage("s1", Encoding.UTF8.GetBytes($$"""{"ts":"{{time:O}}","t":{{value}}}"""));
    }
}
