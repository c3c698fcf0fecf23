using KafkaAlarms.AlarmModel.Generating;
using KafkaAlarms.Engine.Model.Events;
using Shouldly;
using Xunit;

namespace KafkaAlarms.Engine.Tests.Scenarios;

/// <summary>What a rule remembers of earlier records survives restarts and kills, with its age.</summary>
public sealed class RememberedValueProperties
{
    [Fact]
    public void Process_TorqueAndSpeedApart_ShowsTheLevelsOfTheModel() =>
        Differences(150, static (scenario, _) => ScenarioRun.Whole(scenario)).ShouldBeEmpty();

    [Fact]
    public void Restart_BetweenTorqueAndSpeed_ChangesNoEvent() => Differences(60, ScenarioRun.WithRestarts).ShouldBeEmpty();

    [Fact]
    public void Reload_BetweenTorqueAndSpeed_ChangesNoEvent() => Differences(60, ScenarioRun.WithReloads).ShouldBeEmpty();

    [Fact]
    public void Kill_BetweenTorqueAndSpeed_LosesAndRepeatsNothing() => Differences(100, ScenarioRun.WithKills).ShouldBeEmpty();

    private static IEnumerable<string> Differences(int seeds, Func<Scenario, int, IReadOnlyList<AlarmEvent>> run) =>
        ScenarioCount.Seeds(seeds).Select(seed => Difference(seed, run)).OfType<string>().Take(3);

    private static string? Difference(int seed, Func<Scenario, int, IReadOnlyList<AlarmEvent>> run)
    {
        PowerScenario power = PowerScenario.Of(seed);
        string[] shown = [.. run(power.Scenario, seed).Select(Line)];
        return shown.SequenceEqual(power.Expected)
            ? null
            : $"seed {seed}\n{power.Scenario}\nmodel:\n{string.Join('\n', power.Expected)}\nengine:\n{string.Join('\n', shown)}";
    }

    private static string Line(AlarmEvent e) => PowerModel.Line(
        e.SensorId, e.Event == AlarmEventKind.Cleared ? "-" : e.Level.ToString()!.ToLowerInvariant(), e.OccurredAt);
}
