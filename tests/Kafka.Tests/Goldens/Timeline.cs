using System.Text.Json;

namespace KafkaAlarms.Kafka.Tests.Goldens;

/// <summary>One golden timeline: levels of a rule, samples of one sensor, and the events that must follow.</summary>
internal sealed class Timeline(JsonElement body)
{
    private static readonly string File = Path.Combine(AppContext.BaseDirectory, "data", "timelines.json");

    public string Name => body.GetProperty("name").GetString()!;

    /// <summary>The levels as a rules file takes them.</summary>
    public string Levels => body.GetProperty("levels").GetRawText();

    /// <summary>Seconds and value, in the order of their offsets.</summary>
    public IEnumerable<(double Seconds, double Value)> Samples => body.GetProperty("samples").EnumerateArray()
        .Select(sample => (sample[0].GetDouble(), sample[1].GetDouble()));

    /// <summary>Event, level and seconds of every event that must follow, as one line each.</summary>
    public IEnumerable<string> Events => body.GetProperty("events").EnumerateArray()
        .Select(one => Line(one[0].GetString()!, one[1].GetString(), one[2].GetDouble()));

    public static string Line(string kind, string? level, double seconds) => FormattableString.Invariant(
        $"{kind} {level} at {seconds}");

    public static IReadOnlyList<Timeline> ReadAll() => JsonDocument.Parse(System.IO.File.ReadAllText(File))
        .RootElement.EnumerateArray().Select(one => new Timeline(one)).ToList();
}
