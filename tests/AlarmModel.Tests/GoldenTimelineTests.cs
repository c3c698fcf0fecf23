using System.Text.Json.Nodes;
using Shouldly;
using Xunit;

namespace KafkaAlarms.AlarmModel.Tests;

public sealed class GoldenTimelineTests
{
    public static TheoryData<string> Names() => [.. Timelines().Select(t => (string)t["name"]!)];

    [Theory]
    [MemberData(nameof(Names))]
    public void Run_GoldenTimeline_GivesItsEventsAndNoOthers(string name)
    {
        JsonNode timeline = Timelines().Single(t => (string)t["name"]! == name);
        string[] expected = [.. timeline["events"]!.AsArray().Select(e => $"{e![0]} {e[1]} {e[2]}")];

        IReadOnlyList<ModelEvent> events = Series.OfTimeline(timeline).Run();

        events.Select(Series.Text).ShouldBe(expected);
        EpisodeToken[] episodes = [.. events.Where(e => e.Kind == "raised").Select(e => e.Episode)];
        episodes.ShouldBeUnique();
    }

    private static IEnumerable<JsonNode> Timelines()
    {
        string file = Path.Combine(AppContext.BaseDirectory, "timelines.json");
        return JsonNode.Parse(File.ReadAllText(file))!.AsArray().Select(t => t!);
    }
}
