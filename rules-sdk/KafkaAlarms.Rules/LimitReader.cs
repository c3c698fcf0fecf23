using System.Globalization;
using System.Text.Json;

namespace KafkaAlarms.Rules;

/// <summary>Reads one limit object of a rules file.</summary>
internal static class LimitReader
{
    internal static string Describe(Limit limit)
    {
        string text = string.Create(
            CultureInfo.InvariantCulture, $"limit {limit.Value:R}, deadband {limit.Deadband:R}");
        return limit.Inclusive ? text + ", inclusive" : text;
    }

    internal static Limit Read(string path, JsonElement value, Limit fallback, List<RuleProblem> problems)
    {
        if (value.ValueKind != JsonValueKind.Object)
        {
            problems.Add(new(path, "The limit is no object; write {\"limit\": 80, \"deadband\": 2}."));
            return fallback;
        }

        int before = problems.Count;
        // An object replaces the author's limit as a whole: what it leaves out is not taken from there.
        double? limit = null;
        double deadband = 0;
        bool inclusive = false;
        foreach (JsonProperty property in value.EnumerateObject())
        {
            switch (property.Name)
            {
                case "limit": limit = Number(path, property, problems); break;
                case "deadband": deadband = Number(path, property, problems); break;
                case "inclusive": inclusive = Flag(path, property, problems); break;
                default:
                    problems.Add(new(
                        $"{path}.{property.Name}", "The key is unknown. Known are limit, deadband, inclusive."));
                    break;
            }
        }

        if (problems.Count == before) Judge(path, limit, deadband, problems);
        return problems.Count == before ? new Limit(fallback.Level, limit!.Value, deadband, inclusive) : fallback;
    }

    private static void Judge(string path, double? limit, double deadband, List<RuleProblem> problems)
    {
        if (limit is null) problems.Add(new($"{path}.limit", "The limit is missing; write {\"limit\": 80}."));
        if (deadband < 0) problems.Add(new($"{path}.deadband", "The deadband is negative; write 0 or more."));
    }

    private static double Number(string path, JsonProperty property, List<RuleProblem> problems)
    {
        if (property.Value.ValueKind == JsonValueKind.Number && double.IsFinite(property.Value.GetDouble()))
            return property.Value.GetDouble();
        problems.Add(new($"{path}.{property.Name}", "The value is no finite number."));
        return 0;
    }

    private static bool Flag(string path, JsonProperty property, List<RuleProblem> problems)
    {
        if (property.Value.ValueKind is JsonValueKind.True or JsonValueKind.False) return property.Value.GetBoolean();
        problems.Add(new($"{path}.{property.Name}", "The value is neither true nor false."));
        return false;
    }
}
