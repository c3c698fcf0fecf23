using System.Collections.Immutable;
using KafkaAlarms.Engine.Configuration.RulesFile.Checks;
using KafkaAlarms.Engine.Configuration.RulesFile.Entries;
using KafkaAlarms.Engine.Configuration.RulesFile.Nodes;
using KafkaAlarms.Engine.Errors;
using KafkaAlarms.Engine.Model.Rules;

namespace KafkaAlarms.Engine.Configuration.RulesFile;

/// <summary>The rule set without a rules file: each type once, under its own id, with its own defaults.</summary>
internal static class DefaultRules
{
    public static RulesFileResult Load(IReadOnlyList<RuleType> types, string hash)
    {
        ImmutableArray<Problem> problems = [.. types.Where(type => !type.IsHeld).Select(Check).OfType<Problem>()];
        if (!problems.IsEmpty) return RulesFileResult.Refused(problems);
        return RulesFileResult.Loaded([.. types.Select(Source)], hash);
    }

    private static Problem? Check(RuleType type)
    {
        ConfiguredRule rule = ConfiguredRule.Of(type, null, []);
        string? fault = rule.Fault ?? (rule.SettingProblems.Count == 0 ? null : rule.SettingProblems[0].Text);
        if (fault is null) return null;
        return new(
            ErrorCode.RuleTypeFailed,
            $"rule type {type.Id}",
            $"It refuses its own defaults: {fault}",
            "Correct the plug-in, or write a rules file without it.");
    }

    private static RuleSource Source(RuleType type)
    {
        RuleVariant variant = new() { Selector = SensorSelector.All, Levels = LevelReader.Defaults };
        return new(new(type.Id, type, variant, [], []), FileNode.Nothing, []);
    }
}
