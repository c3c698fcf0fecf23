using KafkaAlarms.Engine.Configuration.Sources;

namespace KafkaAlarms.Engine.Explanations;

/// <summary>Where a value comes from.</summary>
/// <param name="Kind">What gave it.</param>
/// <param name="File">The file; null where none did.</param>
/// <param name="Position">Place in the file.</param>
internal sealed record ValueOrigin(ValueOriginKind Kind, string? File, FilePosition Position)
{
    /// <summary>The engine's own value where no file gives one.</summary>
    public static ValueOrigin Default { get; } = new(ValueOriginKind.Default, null, default);

    /// <summary>The rule type's own value of a setting.</summary>
    public static ValueOrigin RuleTypeDefault { get; } = new(ValueOriginKind.RuleTypeDefault, null, default);

    /// <summary>What the code of the rule type says.</summary>
    public static ValueOrigin RuleType { get; } = new(ValueOriginKind.RuleType, null, default);

    public override string ToString() => Kind switch
    {
        ValueOriginKind.File => $"{File}({Position.Line},{Position.Column})",
        ValueOriginKind.RuleTypeDefault => "default of the rule type",
        ValueOriginKind.RuleType => "the rule type",
        _ => "default",
    };
}
