using System.Text;
using KafkaAlarms.AlarmModel.Generating;
using KafkaAlarms.Engine.Model.Events;
using KafkaAlarms.Engine.Model.Wire;
using Shouldly;
using Xunit;

namespace KafkaAlarms.Engine.Tests.Scenarios;

/// <summary>Without transactions a commit may be cut off between any two of its records.</summary>
public sealed class AtLeastOnceProperties
{
    [Fact]
    public void Kill_WithinAnyCommit_RepeatsEventsAtMost() =>
        ScenarioCount.Seeds(usual: 60).Select(Difference).OfType<string>().Take(3).ShouldBeEmpty();

    private static string? Difference(int seed)
    {
        Scenario scenario = RandomScenario.Of(seed);
        Dictionary<Guid, string> whole = ScenarioRun.Whole(scenario).ToDictionary(e => e.EventId, Text);
        IReadOnlyList<AlarmEvent> killed = ScenarioRun.WithKillsInCommits(scenario, seed);
        HashSet<Guid> ids = [.. killed.Select(e => e.EventId)];
        string[] faults =
        [
            .. whole.Where(pair => !ids.Contains(pair.Key)).Select(pair => "lost " + pair.Value),
            .. killed.Where(e => !whole.ContainsKey(e.EventId)).Select(e => "invented " + Text(e)),
            .. killed.Where(e => whole.TryGetValue(e.EventId, out string? text) && text != Text(e))
                .Select(e => $"changed {whole[e.EventId]}\nto {Text(e)}"),
        ];
        return faults.Length == 0 ? null : $"seed {seed}: {string.Join('\n', faults.Take(3))}";
    }

    private static string Text(AlarmEvent alarm) =>
        Encoding.UTF8.GetString(AlarmEventJson.Encode(alarm with { DetectedAt = DateTime.UnixEpoch }));
}
