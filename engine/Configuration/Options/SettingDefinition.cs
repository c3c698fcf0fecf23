using System.Reflection;
using KafkaAlarms.Engine.Configuration.Values;

namespace KafkaAlarms.Engine.Configuration.Options;

/// <summary>One setting as the option classes declare it.</summary>
/// <param name="Section">Property of <see cref="EngineSettings"/> that holds it.</param>
/// <param name="Property">The option itself.</param>
/// <param name="Nullable">Whether null is a value.</param>
internal sealed record SettingDefinition(PropertyInfo Section, PropertyInfo Property, bool Nullable)
{
    /// <summary>Key path: section and option.</summary>
    public string Path { get; } = $"{Section.Name}:{Property.Name}";

    public Type Type => Property.PropertyType;

    /// <summary>True for the section that passes raw client keys through.</summary>
    public bool IsPassThrough => Type == typeof(Dictionary<string, string>);

    public bool Required => Property.IsDefined(typeof(RequiredSettingAttribute));

    public AllowedRangeAttribute? Range => Property.GetCustomAttribute<AllowedRangeAttribute>();

    public TextRule TextRule => Property.GetCustomAttribute<TextRuleAttribute>()?.Rule ?? TextRule.Any;

    public object? ReadFrom(EngineSettings settings) => Property.GetValue(Section.GetValue(settings));

    public void WriteTo(EngineSettings settings, object? value) => Property.SetValue(Section.GetValue(settings), value);
}
