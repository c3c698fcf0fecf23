using KafkaAlarms.AlarmModel.Generating;
using KafkaAlarms.Engine.Model.Events;
using Shouldly;
using Xunit;

namespace KafkaAlarms.Engine.Tests.Scenarios;

/// <summary>What rules remember survives restarts, reloads and kills: their events are those of an undisturbed run.</summary>
public sealed class RuleMemoryProperties
{
    private const string Rules =
        """
        {"rules": [
          {"id": "mean", "type": "moving-average", "settings": {"measurement": "torque", "window": "4s"},
           "levels": {"hi": {"limit": 10, "deadband": 1}, "lo": {"limit": 6}}},
          {"id": "rate", "type": "rate-of-change", "settings": {"measurement": "torque", "per": "1s", "over": "1s"},
           "levels": {"hi": {"limit": 1}, "lo": {"limit": -1}}}]}
        """;

    [Fact]
    public void Process_RandomRecords_RaisesForBothRules() =>
        ScenarioCount.Seeds(20).SelectMany(seed => ScenarioRun.Whole(Of(seed))).Select(e => e.Rule.Id).Distinct()
            .ShouldBe(["mean", "rate"], ignoreOrder: true);

    [Fact]
    public void Restart_AtAnyTime_ChangesNoEvent() => Differences(60, ScenarioRun.WithRestarts).ShouldBeEmpty();

    [Fact]
    public void Reload_AtAnyTime_ChangesNoEvent() => Differences(60, ScenarioRun.WithReloads).ShouldBeEmpty();

    [Fact]
    public void Kill_AtAnyTime_LosesAndRepeatsNothing() => Differences(100, ScenarioRun.WithKills).ShouldBeEmpty();

    private static Scenario Of(int seed) => PowerScenario.Of(seed).Scenario with { RulesJson = Rules };

    private static IEnumerable<string> Differences(int seeds, Func<Scenario, int, IReadOnlyList<AlarmEvent>> run) =>
        ScenarioCount.Seeds(seeds).Select(seed => Difference(seed, run)).OfType<string>().Take(3);

    private static string? Difference(int seed, Func<Scenario, int, IReadOnlyList<AlarmEvent>> run)
    {
        Scenario scenario = Of(seed);
        string[] undisturbed = [.. ScenarioRun.Whole(scenario).Select(Line)];
        string[] disturbed = [.. run(scenario, seed).Select(Line)];
        return undisturbed.SequenceEqual(disturbed)
            ? null
            : $"seed {seed}\n{scenario}\nundisturbed:\n{string.Join('\n', undisturbed)}\ndisturbed:\n{string.Join('\n', disturbed)}";
    }

    private static string Line(AlarmEvent e) => $"{e.EventId} {e.Event} {e.AlarmKey} {e.Level} {e.Measurement!.Value} {e.OccurredAt:O}";
}
