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

    private readonly TemporaryFolder state = new();

    public void Dispose() => state.Dispose();

    [Theory]
    [InlineData("hangs-in-evaluate", "Evaluate")]
    [InlineData("hangs-when-configured-again", "Configure")]
    public async Task Run_RuleThatNeverReturns_EndsTheEngineAndTheNextStartGoesOnWithoutIt(string type, string step)
    {
        await using Scenario scenario = await shared.ScenarioAsync(RulesWith(type));
        EngineLane lane = await scenario.LaneAsync(
            "hung",
            $"Rules:Plugins={Path.Combine(AppContext.BaseDirectory, "plugins")}",
            $"Rules:StateFolder={state.Path}",
            "Rules:HangTimeout=00:00:03");
        EngineProcess first = await lane.StartReadyAsync("engine-0");

        await scenario.WriteAsync([.. Enumerable.Range(0, Records).Select(Sample)]);
        int code = await first.WaitForExitAsync();

        code.ShouldBe(RuleHangs, first.Output.Tail());
        await first.SaysAsync($"KA3005 rule stuck of type {type} has not returned from {step}");
        EngineProcess second = await lane.StartReadyAsync("engine-0");
        await lane.CaughtUpAsync();
        IReadOnlyList<Alarm> alarms = await lane.AlarmsAsync();
        alarms.Select(alarm => alarm.Event).ShouldBe(Enumerable.Range(0, Records).Select(i => i % 2 == 0 ? "raised" : "cleared"));
        alarms.Select(alarm => alarm.EventId).ShouldBeUnique();
        await second.SaysAsync("KA3005 rule stuck, version 1.0.0, is not called since");
        (await second.MetricsAsync()).Sum("kafka_alarms_rule_quarantined_state", "rule=\"stuck\"").ShouldBe(1);
    }

    [Fact]
    public async Task Run_RuleRememberedForItsConfigureThatStillHangs_StartsWithoutIt()
    {
        await using Scenario scenario = await shared.ScenarioAsync(RulesWith("hangs-in-configure"));
        foreach (string folder in (string[])["plugins/KafkaAlarms.Samples.Limits", "load-faults/LoadFaults"])
            CopyPlugin(Path.Combine(AppContext.BaseDirectory, folder), state.File("both"));
        await File.WriteAllTextAsync(
            state.File("held-rules.json"),
            """
            [{"rule":"stuck","type":"hangs-in-configure","version":"1.0.0","cause":"has not returned from Configure",
              "since":"2026-01-01T00:00:00Z","step":"configure"}]
            """,
            TestContext.Current.CancellationToken);
        EngineLane lane = await scenario.LaneAsync(
            "held",
            $"Rules:Plugins={state.File("both")}",
            $"Rules:StateFolder={state.Path}",
            "Rules:HangTimeout=00:00:03");

        EngineProcess engine = await lane.StartReadyAsync("engine-0");
        await scenario.WriteAsync([.. Enumerable.Range(0, Records).Select(Sample)]);
        await lane.CaughtUpAsync();

        (await lane.AlarmsAsync()).Count.ShouldBe(Records);
        (await engine.ReadinessAsync())!.ShouldContain("warning: rule stuck KA3005 is not called since 2026-01-01");
        (await engine.MetricsAsync()).Sum("kafka_alarms_rule_quarantined_state", "rule=\"stuck\"").ShouldBe(1);
    }

    [Theory]
    [InlineData("throws-when-made-again")]
    [InlineData("throws-when-configured-again")]
    public async Task Run_RuleThatCannotBeMadeForAThread_IsQuarantinedAndTheOthersGoOn(string type)
    {
        await using Scenario scenario = await shared.ScenarioAsync(RulesWith(type));
        EngineLane lane = await scenario.LaneAsync(
            "unmade", $"Rules:Plugins={Path.Combine(AppContext.BaseDirectory, "plugins")}");
        EngineProcess engine = await lane.StartReadyAsync("engine-0");

        await scenario.WriteAsync([.. Enumerable.Range(0, Records).Select(Sample)]);
        await lane.CaughtUpAsync();

        (await lane.AlarmsAsync()).Select(alarm => alarm.Event)
            .ShouldBe(Enumerable.Range(0, Records).Select(i => i % 2 == 0 ? "raised" : "cleared"));
        await engine.SaysAsync("KA3002 rule stuck is quarantined: it could not be made for a stream thread");
        (await engine.ReadinessAsync())!.ShouldContain("warning: rule stuck KA3002 is quarantined");
        (await engine.MetricsAsync()).Sum("kafka_alarms_rule_quarantined_state", "rule=\"stuck\"").ShouldBe(1);
    }

    [Fact]
    public async Task Run_StateFolderThatCannotBeMade_WarnsAndRuns()
    {
        await using Scenario scenario = await shared.ScenarioAsync(RulesWith("hangs-in-evaluate"));
        await File.WriteAllTextAsync(state.File("taken"), "", TestContext.Current.CancellationToken);
        EngineLane lane = await scenario.LaneAsync(
            "unfit",
            $"Rules:Plugins={Path.Combine(AppContext.BaseDirectory, "plugins")}",
            $"Rules:StateFolder={state.File("taken/state")}");

        EngineProcess engine = await lane.StartReadyAsync("engine-0");

        (await engine.ReadinessAsync())!.ShouldContain("warning: state folder KA3006 cannot remember rules that do not return: ");
        await engine.SaysAsync($"KA3006 {state.File("taken/state")} cannot remember rules that do not return");
    }

    private static void CopyPlugin(string from, string root)
    {
        string to = Path.Combine(root, Path.GetFileName(from));
        Directory.CreateDirectory(to);
        foreach (string file in Directory.EnumerateFiles(from)) File.Copy(file, Path.Combine(to, Path.GetFileName(file)));
    }

    private static string RulesWith(string type) =>
        $$"""
        {"rules": [
          {"id": "hot", "type": "limits", "measurement": "t", "levels": {"hi": {"limit": 50, "deadband": 1} } },
          {"id": "stuck", "type": "{{type}}"}
        ]}
        """;

    /// <summary>Breaches the limit every other time; the rule hangs on the 20th record and on later ones.</summary>
    private static SensorMessage Sample(int number)
    {
        int value = number % 2 == 1 ? 40 : number < Records / 2 ? 60 : 90;
        DateTime time = new DateTime(2026, 1, 1, 0, 0, 0, DateTimeKind.Utc).AddSeconds(number);
        return new SensorMessage("s1", Encoding.UTF8.GetBytes($$"""{"ts":"{{time:O}}","t":{{value}}}"""));
    }
}
