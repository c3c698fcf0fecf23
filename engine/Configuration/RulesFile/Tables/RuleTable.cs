using System.Collections.Immutable;
using KafkaAlarms.Engine.Configuration.RulesFile.Checks;
using KafkaAlarms.Engine.Configuration.RulesFile.Nodes;
using KafkaAlarms.Engine.Configuration.RulesFile.Shapes;
using KafkaAlarms.Engine.Errors;
using KafkaAlarms.Engine.Model.Rules;
using KafkaAlarms.Rules;

namespace KafkaAlarms.Engine.Configuration.RulesFile.Tables;

/// <summary>The table of one rule.</summary>
internal static class RuleTable
{
    private static readonly TextShape AnyText = new() { MayBeEmpty = true };

    /// <summary>Reads the overrides of the table that an entry names.</summary>
    /// <param name="entry">The entry.</param>
    /// <param name="rule">Its selector and its type; no type when that is unknown.</param>
    /// <param name="tables">The tables of the file.</param>
    /// <param name="report">Takes the problems.</param>
    /// <returns>None without a table.</returns>
    public static ImmutableArray<FileNode> Read(
        FileNode entry, (SensorSelector Selector, RuleType? Type) rule, TableFiles tables, RulesFileReport report)
    {
        if (entry.Find("table") is not { IsText: true } name || tables.Find(name.Text) is not { } table) return [];
        if (table.Bytes is not { } bytes)
        {
            report.Add(
                ErrorCode.RulesTableUnreadable,
                name,
                $"The table {name.Text} {table.Fault}.",
                "Put a CSV file in UTF-8 of at most 8 MiB beside the rules file, or correct the name.");
            return [];
        }

        Lazy<ILookup<string, string>> settings = new(() => SettingsOf(rule.Type));
        ImmutableArray<FileNode> overrides =
            TableReader.Read(table.Path, bytes, column => Judged(column, settings), report);
        foreach (FileNode node in overrides) CheckSensor(node, rule.Selector, report);
        return overrides;
    }

    /// <summary>Types of the settings that a rule type declares, by name; none of one that is held.</summary>
    private static ILookup<string, string> SettingsOf(RuleType? type)
    {
        IEnumerable<SettingDeclaration> declared =
            type is null or { IsHeld: true } ? [] : ConfiguredRule.Of(type, null, []).Settings;
        return declared.ToLookup(setting => setting.Name, setting => setting.Type);
    }

    /// <summary>A text that looks like a number stays a text where the rule type reads one.</summary>
    private static TableColumn Judged(TableColumn column, Lazy<ILookup<string, string>> settings) =>
        column is { Shape: null, Path: ["settings", { } name] } && settings.Value[name].Contains("text")
            ? column with { Shape = AnyText }
            : column;

    private static void CheckSensor(FileNode node, SensorSelector selector, RulesFileReport report)
    {
        string sensor = TableOverrides.SensorOf(node);
        if (!new Glob(sensor).IsExact || selector.MatchesSensor(sensor)) return;
        report.Add(
            ErrorCode.RulesTableSensor,
            node,
            $"The sensor {sensor} is no sensor of this rule.",
            "Correct it, or add it to sensors of the rule.");
    }
}
