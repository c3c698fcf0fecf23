using System.Collections.Immutable;
using KafkaAlarms.Engine.Configuration.RulesFile.Nodes;
using KafkaAlarms.Engine.Model.Rules;

namespace KafkaAlarms.Engine.Configuration.RulesFile.Entries;

/// <summary>A rule with the text that it was read from.</summary>
/// <param name="Rule">The rule.</param>
/// <param name="Entry">Its entry of the rules file.</param>
/// <param name="Overrides">Its overrides, of the file and of the table, in the order of the rule's own.</param>
internal sealed record RuleSource(RuleEntry Rule, FileNode Entry, ImmutableArray<FileNode> Overrides);
