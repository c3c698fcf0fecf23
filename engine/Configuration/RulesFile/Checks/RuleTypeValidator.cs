using System.Collections.Immutable;
using KafkaAlarms.Engine.Configuration.RulesFile.Keys;
using KafkaAlarms.Engine.Configuration.RulesFile.Nodes;
using KafkaAlarms.Engine.Errors;
using KafkaAlarms.Rules;

namespace KafkaAlarms.Engine.Configuration.RulesFile.Checks;

/// <summary>Checks a merged rule against what its type declares.</summary>
internal static class RuleTypeValidator
{
    public static void Check(
        FileNode rule, ConfiguredRule configured, ImmutableArray<Limit> limits, RulesFileReport report)
    {
        RuleSettingValidator.Check(rule, configured, report);
        if (configured.Fault is { } fault)
        {
            report.Add(
                ErrorCode.RuleTypeFailed,
                rule.Find("type")!,
                $"The rule type {rule.Find("type")!.Text} fails for the rule {rule.Find("id")?.Text}: {fault}",
                "Correct the settings, or the plug-in.");
            return;
        }

        LevelValidator.Check(rule, configured, limits, report);
        if (configured.ReadsLevels) LimitOrderValidator.Check(limits, limit => LimitNode(rule, limit), report);
        else foreach (Condition condition in configured.Conditions) CheckSettingLimits(rule, condition, report);
    }

    private static FileNode LimitNode(FileNode rule, Limit limit) =>
        rule.Find("levels")?.Find(LevelNames.Of(limit.Level)!)?.Find("limit") ?? rule;

    private static void CheckSettingLimits(FileNode rule, Condition condition, RulesFileReport report) =>
        LimitOrderValidator.Check(condition.Limits, _ => rule.Find("settings") ?? rule, report);
}
