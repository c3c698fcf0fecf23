using System.Globalization;
using System.Text.Json;

namespace KafkaAlarms.Rules;

/// <summary>Settings of one rule: reads, checks and declares each in one call.</summary>
/// <remarks>A value that does not fit is a problem, and the fallback is returned, so
/// that all problems are found.</remarks>
public sealed class RuleSettings
{
    private readonly JsonElement? source;
    private readonly List<SettingDeclaration> declarations = [];
    private readonly List<RuleProblem> problems = [];

    /// <summary>Makes settings; the engine and test kits do.</summary>
    /// <param name="source">The <c>settings</c> object of the rules file, or null when absent.</param>
    public RuleSettings(JsonElement? source) => this.source = source;

    /// <summary>Settings declared so far, in order.</summary>
    public IReadOnlyList<SettingDeclaration> Declarations => declarations;

    /// <summary>Problems found so far; keys that no call declared come last.</summary>
    public IReadOnlyList<RuleProblem> Problems => [.. problems, .. UnknownKeys()];

    /// <summary>Reads a number.</summary>
    /// <param name="name">Key below <c>settings</c>.</param>
    /// <param name="fallback">Value when absent.</param>
    /// <param name="min">Smallest allowed.</param>
    /// <param name="max">Greatest allowed.</param>
    /// <param name="unit">UCUM, or null.</param>
    /// <param name="description">One sentence for the generated reference.</param>
    /// <returns>A finite number in the range, or the fallback.</returns>
    public double Number(
        string name,
        double fallback,
        double min = double.MinValue,
        double max = double.MaxValue,
        string? unit = null,
        string description = "")
    {
        string? range = min == double.MinValue && max == double.MaxValue ? null : $"{Text(min)} to {Text(max)}";
        declarations.Add(new(name, "number", Text(fallback), description) { Unit = unit, Range = range });
        if (!TryGet(name, out JsonElement value)) return fallback;
        if (value.ValueKind != JsonValueKind.Number) return Refuse(name, "is no number", fallback);
        double number = value.GetDouble();
        if (double.IsFinite(number) && number >= min && number <= max) return number;
        return Refuse(name, $"is out of range; write a number from {range ?? "the range of a double"}", fallback);
    }

    /// <summary>Reads a text.</summary>
    /// <inheritdoc cref="Number"/>
    /// <returns>The text, or the fallback.</returns>
    public string Text(string name, string fallback, string description = "")
    {
        declarations.Add(new(name, "text", $"\"{fallback}\"", description));
        if (!TryGet(name, out JsonElement value)) return fallback;
        return value.ValueKind == JsonValueKind.String ? value.GetString()! : Refuse(name, "is no text", fallback);
    }

    /// <summary>Reads true or false.</summary>
    /// <inheritdoc cref="Number"/>
    /// <returns>The flag, or the fallback.</returns>
    public bool Flag(string name, bool fallback, string description = "")
    {
        declarations.Add(new(name, "flag", fallback ? "true" : "false", description));
        if (!TryGet(name, out JsonElement value)) return fallback;
        return value.ValueKind switch
        {
            JsonValueKind.True => true,
            JsonValueKind.False => false,
            _ => Refuse(name, "is neither true nor false", fallback),
        };
    }

    /// <summary>Reads an array of scalars, as the texts that the rules file shows.</summary>
    /// <inheritdoc cref="Number"/>
    /// <returns>The texts; numbers and booleans as JSON writes them; or the fallback.</returns>
    public IReadOnlyList<string> Texts(string name, IReadOnlyList<string> fallback, string description = "")
    {
        string shown = string.Join(", ", fallback.Select(text => $"\"{text}\""));
        declarations.Add(new(name, "texts", $"[{shown}]", description));
        if (!TryGet(name, out JsonElement value)) return fallback;
        if (value.ValueKind != JsonValueKind.Array) return Refuse(name, "is no array", fallback);
        List<string> texts = [];
        foreach (JsonElement element in value.EnumerateArray())
        {
            if (element.ValueKind is JsonValueKind.Object or JsonValueKind.Array or JsonValueKind.Null)
                return Refuse(name, "holds something that is neither text, number nor boolean", fallback);
            texts.Add(element.ValueKind == JsonValueKind.String ? element.GetString()! : element.GetRawText());
        }

        return texts;
    }

    /// <summary>Reads a duration such as <c>500ms 30s 10m 1h 2d</c>.</summary>
    /// <inheritdoc cref="Number"/>
    /// <returns>0 or more, or the fallback.</returns>
    public TimeSpan Duration(string name, TimeSpan fallback, string description = "")
    {
        declarations.Add(new(name, "duration", DurationText.Format(fallback), description));
        if (!TryGet(name, out JsonElement value)) return fallback;
        if (value.ValueKind == JsonValueKind.String && DurationText.TryParse(value.GetString(), out TimeSpan duration))
            return duration;
        return Refuse(name, "is no duration; write one like 500ms, 30s, 10m, 1h or 2d", fallback);
    }

    /// <summary>Reads a limit: an object of <c>limit</c> (required), <c>deadband</c> (0) and <c>inclusive</c> (false),
    /// which replaces the fallback as a whole.</summary>
    /// <param name="name">Key below <c>settings</c>.</param>
    /// <param name="fallback">Limit when absent; its level is kept.</param>
    /// <param name="unit">UCUM, or null.</param>
    /// <param name="description">One sentence for the generated reference.</param>
    /// <returns>The limit, or the fallback.</returns>
    public Limit Limit(string name, Limit fallback, string? unit = null, string description = "")
    {
        Limit limit = TryGet(name, out JsonElement value)
            ? LimitReader.Read($"settings.{name}", value, fallback, problems)
            : fallback;
        SettingDeclaration declared = new(name, "limit", LimitReader.Describe(fallback), description);
        declarations.Add(declared with { Unit = unit, Limit = limit });
        return limit;
    }

    /// <summary>Adds a problem that the rule finds itself, such as two settings that contradict each other.</summary>
    /// <param name="name">Key below <c>settings</c> that is to be changed.</param>
    /// <param name="text">What is wrong and what to write, one sentence.</param>
    public void Refuse(string name, string text) => problems.Add(new($"settings.{name}", text));

    private static string Text(double number) => number.ToString("R", CultureInfo.InvariantCulture);

    private bool TryGet(string name, out JsonElement value)
    {
        value = default;
        return source is { ValueKind: JsonValueKind.Object } settings && settings.TryGetProperty(name, out value);
    }

    private T Refuse<T>(string name, string text, T fallback)
    {
        problems.Add(new($"settings.{name}", $"The setting {text}."));
        return fallback;
    }

    private IEnumerable<RuleProblem> UnknownKeys()
    {
        if (source is not { ValueKind: JsonValueKind.Object } settings) yield break;
        foreach (JsonProperty property in settings.EnumerateObject())
        {
            if (declarations.Any(declaration => declaration.Name == property.Name)) continue;
            string known = declarations.Count == 0
                ? "This rule has no settings."
                : $"Known are {string.Join(", ", declarations.Select(declaration => declaration.Name))}.";
            string? nearest = NearestName.Of(property.Name, declarations.Select(declaration => declaration.Name));
            string guess = nearest is null ? "" : $"Did you mean \"{nearest}\"? ";
            yield return new($"settings.{property.Name}", $"The setting is unknown. {guess}{known}");
        }
    }
}
