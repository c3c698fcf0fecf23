using System.Collections.Immutable;

namespace KafkaAlarms.Engine.Model.Rules;

/// <summary>One entry of the rules file.</summary>
/// <param name="Id">Rule id, unique in the set.</param>
/// <param name="Type">The plug-in code it runs.</param>
/// <param name="Base">The entry without overrides; its selector decides which sensors the rule is for.</param>
/// <param name="Overrides">Each override merged into the entry, in file order; the last
/// whose selector fits applies.</param>
/// <param name="Expected">Sensors watched for silence before they were ever heard; exact ids, compared by
/// ordinal.</param>
internal sealed record RuleEntry(
    string Id,
    RuleType Type,
    RuleVariant Base,
    ImmutableArray<RuleVariant> Overrides,
    ImmutableSortedSet<string> Expected)
{
    /// <summary>The overrides by the sensors that they are for.</summary>
    public OverridesBySensor BySensor { get; } = new(Overrides);
}
