using System.Globalization;
using System.Text.Json.Nodes;
using KafkaAlarms.Engine.Model.Events;
using KafkaAlarms.Engine.Model.Text;

namespace KafkaAlarms.Engine.Tests.Scenarios;

/// <summary>One timeline of <c>tests/data</c>; its times are seconds after a start that is the test's to choose.</summary>
/// <param name="Name">What it shows.</param>
/// <param name="Levels">Levels of a limits rule, JSON.</param>
/// <param name="Samples">Record times and values as they are written, oldest first.</param>
/// <param name="Events">All events that must follow, one line each: kind, level, second.</param>
internal sealed record GoldenTimeline(
    string Name, string Levels, IReadOnlyList<(double Second, string Value)> Samples, IReadOnlyList<string> Events)
{
    /// <summary>Time of its last sample.</summary>
    public double End => Samples[^1].Second;

    public static IReadOnlyList<GoldenTimeline> ReadAll()
    {
        string file = Path.Combine(AppContext.BaseDirectory, "data", "timelines.json");
        return [.. JsonNode.Parse(File.ReadAllText(file))!.AsArray().Select(timeline => Read(timeline!))];
    }

    /// <summary>An event in the words of the file.</summary>
    public static string Line(AlarmEvent alarm, DateTime start)
    {
        string level = alarm.Level.ToString()!.ToLowerInvariant();
        return Line(SnakeCase.Of(alarm.Event.ToString()), level, (alarm.OccurredAt - start).TotalSeconds);
    }

    private static string Line(string kind, string level, double second) =>
        string.Create(CultureInfo.InvariantCulture, $"{kind} {level} {second}");

    private static GoldenTimeline Read(JsonNode timeline) => new(
        (string)timeline["name"]!,
        timeline["levels"]!.ToJsonString(),
        [.. timeline["samples"]!.AsArray().Select(sample => ((double)sample![0]!, sample[1]!.ToJsonString()))],
        [.. timeline["events"]!.AsArray().Select(e => Line((string)e![0]!, (string)e[1]!, (double)e[2]!))]);
}
