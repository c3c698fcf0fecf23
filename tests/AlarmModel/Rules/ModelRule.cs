using System.Globalization;
using System.Text.Json.Nodes;

namespace KafkaAlarms.AlarmModel.Rules;

/// <summary>One entry of the rules file, of type limits.</summary>
public sealed class ModelRule(JsonObject entry)
{
    private static readonly Dictionary<char, TimeSpan> UnitsOfTime = new()
    {
        ['s'] = TimeSpan.FromSeconds(1),
        ['m'] = TimeSpan.FromMinutes(1),
        ['h'] = TimeSpan.FromHours(1),
        ['d'] = TimeSpan.FromDays(1),
    };

    private readonly Dictionary<string, ModelVariant?> variants = [];

    public string Id { get; } = (string)entry["id"]!;

    /// <summary>Sensors watched for silence before they were ever heard.</summary>
    public IReadOnlyList<string> Expected { get; } = Texts((entry["no_data"] as JsonObject)?["expected"]) ?? [];

    public bool SelectsMeasurement(string name) => Glob.Matches((string?)entry["measurement"] ?? "*", name);

    /// <summary>The rule as it is for a sensor; null when it is lacking there.</summary>
    public ModelVariant? For(string sensor)
    {
        if (!variants.TryGetValue(sensor, out ModelVariant? variant))
        {
            variant = Selects(entry, sensor) ? Variant(Merged(sensor)) : null;
            variants.Add(sensor, variant);
        }

        return variant;
    }

    private static bool Selects(JsonObject selector, string sensor) =>
        Texts(selector["sensors"]) is not { } globs || globs.Exists(glob => Glob.Matches(glob, sensor));

    /// <summary>The entry with the last override that fits the sensor.</summary>
    private JsonObject Merged(string sensor)
    {
        JsonObject? fitting = (entry["overrides"] as JsonArray)?
            .Select(o => o!.AsObject()).LastOrDefault(o => Selects(o, sensor));
        return fitting is null ? entry : Merge(entry, fitting);
    }

    private static JsonObject Merge(JsonObject lower, JsonObject upper)
    {
        var merged = (JsonObject)lower.DeepClone();
        foreach ((string key, JsonNode? value) in upper)
        {
            if (value is null) merged.Remove(key);
            else if (value is JsonObject child && lower[key] is JsonObject below) merged[key] = Merge(below, child);
            else merged[key] = value.DeepClone();
        }

        return merged;
    }

    private static ModelVariant? Variant(JsonObject rule)
    {
        if (rule["enabled"] is { } enabled && !(bool)enabled) return null;
        var levels = new List<ModelLevel>();
        foreach (string name in ModelLevel.Names)
        {
            if ((rule["levels"] as JsonObject)?[name] is JsonObject level) levels.Add(Level(name, level, rule));
        }

        ModelNoData? noData = rule["no_data"] is JsonObject silence
            ? new ModelNoData(Duration((string)silence["after"]!), (int?)silence["severity"] ?? 500)
            : null;
        return new ModelVariant((string?)rule["unit"], levels, noData);
    }

    private static ModelLevel Level(string name, JsonObject level, JsonObject rule)
    {
        JsonNode? Setting(string key) => level[key] ?? rule[key];
        return new ModelLevel
        {
            Name = name,
            Limit = (double)level["limit"]!,
            Deadband = (double?)level["deadband"] ?? 0,
            IsInclusive = (bool?)level["inclusive"] ?? false,
            Severity = (int?)Setting("severity") ?? (name is "hihi" or "lolo" ? 900 : 600),
            OnDelay = Duration((string?)Setting("on_delay") ?? "0s"),
            OffDelay = Duration((string?)Setting("off_delay") ?? "0s"),
            Samples = (int?)Setting("samples") ?? 1,
            IsEveryBreach = (string?)Setting("emit") == "every_breach",
        };
    }

    private static TimeSpan Duration(string text)
    {
        if (text.EndsWith("ms", StringComparison.Ordinal))
            return TimeSpan.FromMilliseconds(double.Parse(text[..^2], CultureInfo.InvariantCulture));
        return UnitsOfTime[text[^1]] * double.Parse(text[..^1], CultureInfo.InvariantCulture);
    }

    private static List<string>? Texts(JsonNode? array) => (array as JsonArray)?.Select(n => (string)n!).ToList();
}
