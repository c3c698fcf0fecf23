using KafkaAlarms.Rules;

namespace KafkaAlarms.Engine.Model.Rules;

/// <summary>A rule type that a plug-in declares.</summary>
/// <param name="Id">Type id as the rules file spells it.</param>
/// <param name="Version">Version of the rule.</param>
/// <param name="Assembly">Simple name of the plug-in assembly.</param>
/// <param name="AssemblyVersion">Version of the plug-in assembly.</param>
/// <param name="Description">One sentence from the author; may be empty.</param>
/// <param name="Create">Makes a new, unconfigured instance.</param>
internal sealed record RuleType(
    string Id,
    string Version,
    string Assembly,
    string AssemblyVersion,
    string Description,
    Func<IAlarmRule> Create)
{
    /// <summary>True when no instance is to be made, as one did not return from that once: nobody knows what it
    /// declares, and nothing is checked against it.</summary>
    public bool IsHeld { get; init; }
}
