namespace KafkaAlarms.Rules;

/// <summary>Declares a class as a rule type that a rules file can name.</summary>
/// <remarks>The class needs a public constructor without parameters and implements <see cref="IAlarmRule"/>.</remarks>
/// <param name="id">The type id: letters, digits, dots, dashes and underscores,
/// beginning with a letter or digit.</param>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class AlarmRuleAttribute(string id) : Attribute
{
    /// <summary>The type id, as the rules file spells it.</summary>
    public string Id { get; } = id;

    /// <summary>Version of the rule, which every alarm event names.</summary>
    /// <value>Semantic version; default 1.0.0.</value>
    public string Version { get; init; } = "1.0.0";

    /// <summary>One sentence for the list of rule types.</summary>
    public string Description { get; init; } = "";
}
