using System.Text;
using KafkaAlarms.Kafka.Tests.Brokers;
using KafkaAlarms.Kafka.Tests.Engines;
using KafkaAlarms.Kafka.Tests.Load;
using KafkaAlarms.Kafka.Tests.Processes;
using KafkaAlarms.Kafka.Tests.Records;

namespace KafkaAlarms.Kafka.Tests.Faults;

/// <summary>Rules files that are replaced while records flow, loadable ones and others, change no event of the rules
/// that stay.</summary>
public sealed class ReloadTests(SharedBroker shared)
{
    private const string Quick = "Rules:ReloadInterval=00:00:00.100";
    private const int Rounds = 5;
    private const int HastyFiles = 3;

    [Fact]
    public async Task Reload_OfUnchangedRulesUnderLoad_LeavesTheEventsOfAnUndisturbedRun()
    {
        int seed = Seed.Print();
        var random = new Random(seed);
        await using Scenario scenario = await shared.ScenarioAsync(SensorLoad.Rules);
        EngineLane lane = await scenario.LaneAsync("reloaded", Quick);
        EngineProcess[] engines = [await lane.StartReadyAsync(), await lane.StartReadyAsync()];
        PacedLoad load = PacedLoad.Start(scenario, new SensorLoad(seed), recordsPerSecond: 2_500);

        for (int round = 0; round < Rounds; round++)
        {
            for (int hasty = 0; hasty < HastyFiles; hasty++)
            {
                Replace(scenario, $"{SensorLoad.Rules} // {round}.{hasty}");
                await Task.Delay(random.Next(0, 600), TestContext.Current.CancellationToken);
            }

            Replace(scenario, "{ half a");
            await AnswerAsync(engines, text => text.Contains("KA3004"));
            Replace(scenario, $"{SensorLoad.Rules} // {round}");
            await AnswerAsync(engines, text => text == "ready\n");
        }

        await load.FinishAsync();
        await lane.CaughtUpAsync();
        foreach (EngineProcess engine in engines)
        {
            Metrics metrics = await engine.MetricsAsync();
            metrics.Sum("kafka_alarms_rule_set_reloads_total", "result=\"loaded\"").ShouldBeGreaterThanOrEqualTo(Rounds);
            metrics.Sum("kafka_alarms_rule_set_reloads_total", "result=\"refused\"").ShouldBe(Rounds);
        }

        (await lane.AlarmsAsync()).ShouldEqualUndisturbed(await scenario.UndisturbedAsync());
    }

    [Fact]
    public async Task Reload_OfABrokenFile_IsTellableFromOutsideAndTheOldRulesGoOn()
    {
        await using Scenario scenario = await shared.ScenarioAsync(Hot(80));
        EngineLane lane = await scenario.LaneAsync("broken", Quick);
        EngineProcess engine = await lane.StartReadyAsync();

        Replace(scenario, Hot(80).Replace("limits", "limts"));
        // Ready all the same, once the partitions are there.
        await AnswerAsync(
            [engine],
            text => text.StartsWith("ready\n", StringComparison.Ordinal) && text.Contains("KA3004", StringComparison.Ordinal));
        await scenario.WriteAsync(Sample(81));
        (await lane.AlarmsAsync(1, Eventually.Patience)).ShouldHaveSingleItem();

        Replace(scenario, Hot(90));
        await AnswerAsync([engine], text => text == "ready\n");
        await scenario.WriteAsync(Sample(82));
        (await lane.AlarmsAsync(2, Eventually.Patience)).Select(alarm => alarm.Event).ShouldBe(["raised", "cleared"]);
    }

    private static async Task AnswerAsync(EngineProcess[] engines, Func<string, bool> isMeant)
    {
        foreach (EngineProcess engine in engines)
        {
            string? said = null;
            await Eventually.TrueAsync(
                async () => isMeant(said = await engine.ReadinessAsync() ?? ""),
                Eventually.Patience,
                () => $"the readiness check follows the file; it says {said}, the engine:\n" + engine.Output.Tail());
        }
    }

    private static string Hot(int limit) =>
        $$"""{"rules":[{"id":"hot","type":"limits","measurement":"t","levels":{"hi":{"limit":{{limit}} } } }]}""";

    private static SensorMessage Sample(int value) => new("s1", Encoding.UTF8.GetBytes($$"""{"t":{{value}}}"""));

    private static void Replace(Scenario scenario, string rules)
    {
        string next = scenario.RulesFile + ".next";
        File.WriteAllText(next, rules);
        File.Move(next, scenario.RulesFile, overwrite: true);
    }
}
