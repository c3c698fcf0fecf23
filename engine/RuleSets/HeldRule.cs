using KafkaAlarms.Engine.Model.Rules;
using KafkaAlarms.Engine.Rules;

namespace KafkaAlarms.Engine.RuleSets;

/// <summary>A rule type that is not called since it did not return, until its version changes.</summary>
/// <param name="Rule">Id of the rule that showed it; others of the type run the same code.</param>
/// <param name="Type">Id of its type.</param>
/// <param name="Version">Version of its type.</param>
/// <param name="Cause">What it did.</param>
/// <param name="Since">When, UTC.</param>
/// <param name="Step">From what it did not return; where that was the constructor or <c>Configure</c>, it is not even
/// made.</param>
internal sealed record HeldRule(
    string Rule, string Type, string Version, string Cause, DateTime Since, RuleStep Step = RuleStep.Evaluate)
{
    public bool Is(RuleEntry entry) => Type == entry.Type.Id && Version == entry.Type.Version;
}
