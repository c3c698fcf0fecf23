using KafkaAlarms.Engine.Errors;
using KafkaAlarms.Engine.Model;
using KafkaAlarms.Rules;

namespace KafkaAlarms.Engine.Configuration.RulesFile;

/// <summary>Puts a rule type's problems with its settings where they stand in the file.</summary>
internal static class SettingValidator
{
    public static void Check(FileNode rule, ConfiguredRule configured, RulesFileReport report)
    {
        foreach (RuleProblem problem in configured.SettingProblems)
        {
            FileNode node = Locate(rule, problem.Path);
            report.Add(ErrorCode.RuleSettingRefused, node, problem.Text, Nearest(node, configured));
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

    private static string Nearest(FileNode node, ConfiguredRule configured)
    {
        bool isSetting = node is { Key: not null, Parent.Key: "settings" };
        List<string> known = [.. configured.Settings.Select(setting => setting.Name)];
        if (!isSetting || known.Contains(node.Key!)) return "";
        return NearestName.Of(node.Key!, known) is { } nearest ? $"Write {nearest}." : "";
    }
}
