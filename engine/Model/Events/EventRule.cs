using System.ComponentModel.DataAnnotations;

namespace KafkaAlarms.Engine.Model.Events;

/// <summary>Which code decided.</summary>
/// <param name="Id">Id of the rule in the rules file.</param>
/// <param name="Version">Version of the rule type.</param>
/// <param name="Assembly">Simple name of the plug-in assembly.</param>
/// <param name="AssemblyVersion">Version of the plug-in assembly.</param>
internal sealed record EventRule(
    [property: MinLength(1)] string Id, string Version, string Assembly, string AssemblyVersion);
