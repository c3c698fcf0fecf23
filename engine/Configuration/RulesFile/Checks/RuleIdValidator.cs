using System.Collections.Immutable;
using KafkaAlarms.Engine.Configuration.RulesFile.Nodes;
using KafkaAlarms.Engine.Errors;

namespace KafkaAlarms.Engine.Configuration.RulesFile.Checks;

/// <summary>Finds rule ids that stand twice.</summary>
internal static class RuleIdValidator
{
    public static void Check(ImmutableArray<FileNode> entries, RulesFileReport report)
    {
        Dictionary<string, FileNode> known = new(StringComparer.Ordinal);
        foreach (FileNode entry in entries)
        {
            if (entry.Find("id") is not { IsText: true } id || known.TryAdd(id.Text, id)) continue;
            report.Add(
                ErrorCode.RuleIdTwice,
                id,
                $"The rule {id.Text} stands in line {known[id.Text].Position.Line} already.",
                "Give one of the two another id.");
        }
    }
}
