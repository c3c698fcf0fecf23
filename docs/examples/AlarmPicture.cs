using System.Text.Json;
using NJsonSchema;

namespace KafkaAlarms.Examples;

/// <summary>Validates alarm events, drops repeated ones and keeps the newest of each alarm.</summary>
/// <param name="schema">The published alarm schema.</param>
public sealed class AlarmPicture(JsonSchema schema)
{
    private readonly HashSet<string> seen = [];

    /// <summary>The newest event of each episode, by alarm_id.</summary>
    public Dictionary<string, JsonElement> Newest { get; } = [];

    /// <summary>Takes one event, the value of a Kafka record.</summary>
    /// <returns>What is wrong with it; empty when it is valid.</returns>
    public IReadOnlyList<string> Take(string json)
    {
        string[] violations = [.. schema.Validate(json).Select(error => $"{error.Path}: {error.Kind}")];
        if (violations.Length > 0) return violations;
        JsonElement alarm = JsonElement.Parse(json);
        if (seen.Add(alarm.GetProperty("event_id").GetString()!)) Keep(alarm);
        return [];
    }

    private void Keep(JsonElement alarm)
    {
        string id = alarm.GetProperty("alarm_id").GetString()!;
        if (!Newest.TryGetValue(id, out JsonElement known) || Sequence(alarm) > Sequence(known)) Newest[id] = alarm;
    }

    private static long Sequence(JsonElement alarm) => alarm.GetProperty("sequence").GetInt64();
}
