using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;

namespace KafkaAlarms.Engine.Tests.Scenarios;

/// <summary>A rule with overrides by chance, which stand in a table or, the same ones, in the rules file.</summary>
internal sealed class RandomTable
{
    private static readonly string[] Sensors = ["s?", "s*", "?3", "s0", "s1", "s2", "s3", "s4"];

    private static readonly (string Level, string[] Limits)[] Levels =
        [("hihi", ["80", "85"]), ("hi", ["60", "65.5"]), ("lo", ["20", "25"]), ("lolo", ["5", "10"])];

    private static readonly (string Column, string[] Values)[] OfLevel =
    [
        ("deadband", ["0", "1", "2.5"]), ("inclusive", ["true", "false"]), ("severity", ["100", "700", "901"]),
        ("on_delay", ["0s", "2s", "5s"]), ("off_delay", ["0s", "3s"]), ("samples", ["1", "2", "3"]),
    ];

    private static readonly (string Column, string[] Values)[] OfRule =
    [
        ("severity", ["50", "400"]), ("on_delay", ["1s", "4s"]), ("emit", ["transitions", "every_breach"]), ("enabled", ["false", "true"]),
        ("message", ["{sensor_id}; {value}, \"{level}\"", "Hot"]), ("no_data.after", ["8s", "20s", "null"]), ("labels.area", ["steam", ""]),
    ];

    private readonly Random random;
    private readonly string delimiter;
    private readonly List<Dictionary<string, string>> rows = [];

    public RandomTable(int seed)
    {
        random = new Random(seed);
        delimiter = Of(",", ";", "\t");
        foreach (string sensor in Sensors.Where(_ => random.Next(3) > 0)) AddRows(sensor);
        if (rows.Count == 0) AddRows("s1", always: true);
        random.Shuffle(System.Runtime.InteropServices.CollectionsMarshal.AsSpan(rows));
    }

    /// <summary>The rules file that names the table.</summary>
    public static string WithTable => File("\"table\": \"limits.csv\"");

    /// <summary>The rules file that has the overrides itself.</summary>
    public string WithOverrides => File($"\"overrides\": {Overrides().ToJsonString()}");

    /// <summary>The table.</summary>
    public string Table()
    {
        string[] columns = [.. rows.SelectMany(row => row.Keys).Append("level").Distinct()];
        random.Shuffle(columns);
        StringBuilder text = new(Of("", "\uFEFF"));
        string end = Of("\n", "\r\n");
        text.AppendJoin(delimiter, columns).Append(end);
        foreach (Dictionary<string, string> row in rows)
            text.AppendJoin(delimiter, columns.Select(column => Cell(row.GetValueOrDefault(column, "")))).Append(end);
        return text.ToString();
    }

    private string Cell(string value) =>
        value.Contains('"') || value.Contains(delimiter) || random.Next(5) == 0 ? $"\"{value.Replace("\"", "\"\"")}\"" : value;

    private static string File(string overrides) =>
        $$$"""
        {"rules": [{"id": "r", "type": "limits", "measurement": "t", "levels": {"hihi": {"limit": 90}, "hi": {"limit": 70, "deadband": 3}},
          "no_data": {"after": "30s"}, "labels": {"area": "none"}, {{{overrides}}}}]}
        """;

    private void AddRows(string sensor, bool always = false)
    {
        foreach ((string level, string[] limits) in Levels.Where(_ => always || random.Next(2) == 0))
            AddRow(sensor, OfLevel, ("level", level), ("limit", Of(limits)));
        if (random.Next(2) == 0) AddRow(sensor, OfRule);
    }

    private void AddRow(string sensor, (string Column, string[] Values)[] columns, params (string Column, string Value)[] given)
    {
        Dictionary<string, string> row = new() { ["sensor"] = sensor };
        foreach ((string column, string value) in given) row[column] = value;
        foreach ((string column, string[] values) in columns.Where(_ => random.Next(3) == 0)) row[column] = Of(values);
        rows.Add(row);
    }

    private JsonArray Overrides() =>
    [
        .. rows.GroupBy(row => row["sensor"])
            .OrderBy(group => group.Key.IndexOfAny(['*', '?']) < 0)
            .Select(group => (JsonNode)Override(group.Key, group)),
    ];

    private static JsonObject Override(string sensor, IEnumerable<Dictionary<string, string>> rows)
    {
        JsonObject levels = [];
        JsonObject result = new() { ["sensors"] = new JsonArray(sensor) };
        foreach (Dictionary<string, string> row in rows)
        {
            JsonObject target = result;
            if (row.TryGetValue("level", out string? level)) levels[level] = target = [];
            foreach ((string column, string value) in row.Where(cell => cell.Key is not ("sensor" or "level") && cell.Value.Length > 0))
                Set(target, column, value);
        }

        if (levels.Count > 0) result["levels"] = levels;
        return result;
    }

    private static void Set(JsonObject target, string column, string value)
    {
        string[] path = column.Split('.');
        if (path.Length == 1) target[column] = Value(value);
        else if (value == "null") target[path[0]] = null;
        else target[path[0]] = new JsonObject { [path[1]] = Value(value) };
    }

    private static JsonValue Value(string text) =>
        bool.TryParse(text, out bool flag) ? JsonValue.Create(flag)
        : double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double number) ? JsonValue.Create(number)
        : JsonValue.Create(text);

    private T Of<T>(params T[] choices) => choices[random.Next(choices.Length)];
}
