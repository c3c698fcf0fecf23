using System.Globalization;
using System.Text.Json.Nodes;
using KafkaAlarms.AlarmModel;
using KafkaAlarms.AlarmModel.Generating;
using KafkaAlarms.AlarmModel.Records;
using KafkaAlarms.Engine.Model.Events;
using Shouldly;
using Xunit;

namespace KafkaAlarms.Engine.Tests.Scenarios;

public sealed class GoldenTimelineTests
{
    private static readonly DateTime Start = new(2026, 8, 22, 10, 0, 0, DateTimeKind.Utc);

    public static TheoryData<string> Names() => [.. Timelines().Select(t => (string)t["name"]!)];

    [Theory]
    [MemberData(nameof(Names))]
    public void Process_GoldenTimeline_GivesItsEventsAndNoOthers(string name)
    {
        JsonNode timeline = Timelines().Single(t => (string)t["name"]! == name);
        string[] expected = [.. timeline["events"]!.AsArray().Select(e => $"{e![0]} {e[1]} {e[2]}")];

        IReadOnlyList<AlarmEvent> events = ScenarioRun.Whole(ScenarioOf(timeline));

        events.Select(Text).ShouldBe(expected);
        Guid[] raisedIds = [.. events.Where(e => e.Event == AlarmEventKind.Raised).Select(e => e.AlarmId)];
        raisedIds.ShouldBeUnique();
        events.Select(e => e.EventId).ShouldBeUnique();
    }

    private static IEnumerable<JsonNode> Timelines()
    {
        string file = Path.Combine(AppContext.BaseDirectory, "data", "timelines.json");
        return JsonNode.Parse(File.ReadAllText(file))!.AsArray().Select(t => t!);
    }

    private static Scenario ScenarioOf(JsonNode timeline)
    {
        string levels = timeline["levels"]!.ToJsonString();
        string rules = $$"""{"rules": [{"id": "r", "type": "limits", "measurement": "m", "levels": {{levels}} }]}""";
        ScenarioStep[] steps = [.. timeline["samples"]!.AsArray().Select((sample, offset) => Step(sample!, offset))];
        return new Scenario(rules, new ModelOptions(), steps);
    }

    private static ScenarioStep Step(JsonNode sample, int offset)
    {
        DateTime time = Start.AddSeconds((double)sample[0]!);
        string value = $$"""{"sensor_id": "s", "ts": "{{time:O}}", "m": {{sample[1]!.ToJsonString()}} }""";
        return new ScenarioStep(new KafkaRecord(offset, "s", time, value), time);
    }

    private static string Text(AlarmEvent e)
    {
        string kind = e.Event == AlarmEventKind.LevelChanged ? "level_changed" : e.Event.ToString().ToLowerInvariant();
        string level = e.Level.ToString()!.ToLowerInvariant();
        return string.Create(
            CultureInfo.InvariantCulture, $"{kind} {level} {(e.OccurredAt - Start).TotalSeconds}");
    }
}
