using System.Text.Json;

namespace KafkaAlarms.Engine.Explanations;

/// <summary>One value that holds for a sensor.</summary>
/// <param name="Key">As a rules file has it, from the rule on; of a level from its name on.</param>
/// <param name="Value">As a rules file would write it.</param>
/// <param name="Origin">Where it comes from.</param>
internal sealed record ExplainedValue(string Key, JsonElement Value, ValueOrigin Origin)
{
    /// <summary>The named condition that it is about; null: a measurement's, or none.</summary>
    public string? Condition { get; init; }

    /// <summary>The value for a person.</summary>
    public string Text => Value.ValueKind == JsonValueKind.String ? Value.GetString()! : Value.GetRawText();
}
