namespace KafkaAlarms.Rules;

/// <summary>One setting that a rule declares.</summary>
/// <param name="Name">Key below <c>settings</c>.</param>
/// <param name="Type">Type in words: number, text, texts, flag, duration, limit.</param>
/// <param name="Default">The value when absent, in the notation of the rules file.</param>
/// <param name="Description">One sentence.</param>
public sealed record SettingDeclaration(string Name, string Type, string Default, string Description)
{
    /// <summary>Unit (UCUM) of a number or limit; null where it has none.</summary>
    public string? Unit { get; init; }

    /// <summary>Range of a number in words, such as <c>0 to 100</c>; null where any is allowed.</summary>
    public string? Range { get; init; }

    /// <summary>The limit that the rule was given: of the rules file, or its own; null for a setting of another
    /// type.</summary>
    public Limit? Limit { get; init; }
}
