using System.Collections.Immutable;
using KafkaAlarms.Engine.Configuration.RulesFile.Keys;
using KafkaAlarms.Engine.Configuration.RulesFile.Nodes;
using KafkaAlarms.Engine.Errors;
using KafkaAlarms.Rules;

namespace KafkaAlarms.Engine.Configuration.RulesFile.Checks;

/// <summary>Checks that <c>levels</c> holds what its rule type reads, and nothing that it does not.</summary>
internal static class LevelValidator
{
    private static readonly ImmutableArray<string> LimitKeys = ["limit", "deadband", "inclusive"];

    public static void Check(
        FileNode rule, ConfiguredRule configured, ImmutableArray<Limit> limits, RulesFileReport report)
    {
        string type = rule.Find("type")!.Text;
        if (configured.ReadsLevels) CheckLimits(rule, type, report);
        else CheckNoLimits(rule, type, report);
        IEnumerable<Limit> all = configured.Conditions.SelectMany(condition => condition.Limits);
        HashSet<AlarmLevel> judged = [.. all.Select(limit => limit.Level)];
        foreach ((string name, AlarmLevel level) in LevelNames.Ascending)
        {
            bool isUnread = configured.ReadsLevels && !limits.Any(limit => limit.Level == level);
            if (judged.Contains(level) || isUnread) continue;
            if (rule.Find("levels")?.Find(name) is not { IsObject: true } node) continue;
            report.Add(ErrorCode.RuleLevelUnknown, node, $"The rule type {type} has no level {name}.", Advice(judged));
        }
    }

    private static string Advice(HashSet<AlarmLevel> judged) => judged.Count == 0
        ? "Write the key on the rule instead of levels."
        : $"Its levels are {string.Join(", ", judged.Order().Select(LevelNames.Of))}.";

    private static void CheckLimits(FileNode rule, string type, RulesFileReport report)
    {
        FileNode? given = rule.Find("levels");
        ImmutableArray<FileNode> levels = given?.Items ?? [];
        bool isEmpty = given is null or { IsObject: true, Items.IsEmpty: true };
        bool hasNothingToDo = isEmpty && rule.Find("no_data") is null;
        if (hasNothingToDo)
        {
            report.Add(
                ErrorCode.RulesKeyMissing,
                given ?? rule,
                $"The rule type {type} takes its limits from levels, and there is none.",
                "Write \"levels\": {\"hi\": {\"limit\": 80}}, or \"enabled\": false to turn the rule off.");
        }

        foreach (FileNode level in levels.Where(level => level.IsObject && level.Find("limit") is null))
        {
            report.Add(
                ErrorCode.RulesKeyMissing,
                level,
                $"The key limit is missing in the level {level.Key}.",
                "Write \"limit\": 80.");
        }
    }

    private static void CheckNoLimits(FileNode rule, string type, RulesFileReport report)
    {
        foreach (FileNode level in rule.Find("levels")?.Items ?? [])
        {
            foreach (FileNode member in level.Items.Where(member => member.Key is { } key && LimitKeys.Contains(key)))
            {
                report.Add(
                    ErrorCode.RulesKeyMisplaced,
                    member,
                    $"The rule type {type} takes no {member.Key} from levels.",
                    "Write it in settings, where the rule type has a limit.");
            }
        }
    }
}
