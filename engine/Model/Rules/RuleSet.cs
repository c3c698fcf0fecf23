using System.Collections.Immutable;

namespace KafkaAlarms.Engine.Model.Rules;

/// <summary>All rules that run, as loaded and checked; immutable and swapped as a whole.</summary>
/// <param name="Rules">The entries of the rules file, in its order; without one, one
/// for each plug-in rule type.</param>
/// <param name="Hash">SHA-256 over rules file and plug-in assemblies, lower-case hex:
/// equal hashes run equal rules.</param>
internal sealed record RuleSet(ImmutableArray<RuleEntry> Rules, string Hash);
