using KafkaAlarms.Engine.Configuration.RulesFile.Nodes;
using KafkaAlarms.Engine.Errors;
using KafkaAlarms.Rules;

namespace KafkaAlarms.Engine.Configuration.RulesFile.Checks;

/// <summary>Puts a rule type's problems with its settings where they stand in the file.</summary>
internal static class RuleSettingValidator
{
    public static void Check(FileNode rule, ConfiguredRule configured, RulesFileReport report)
    {
        foreach (RuleProblem problem in configured.SettingProblems)
        {
            report.Add(ErrorCode.RuleSettingRefused, Locate(rule, problem.Path), problem.Text);
        }
    }

    // Keys may hold dots themselves, so the longest key that the path begins with is taken.
    private static FileNode Locate(FileNode node, string path)
    {
        FileNode? next = node.IsObject ? node.Items.Where(LeadsThere).MaxBy(item => item.Key!.Length) : null;
        if (next is null) return node;
        return path.Length == next.Key!.Length ? next : Locate(next, path[(next.Key.Length + 1)..]);
        bool LeadsThere(FileNode item) =>
            path == item.Key || path.StartsWith(item.Key + ".", StringComparison.Ordinal);
    }
}
