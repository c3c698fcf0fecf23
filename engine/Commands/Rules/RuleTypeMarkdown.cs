using KafkaAlarms.Engine.Configuration.RulesFile.Checks;
using KafkaAlarms.Engine.Configuration.RulesFile.Keys;
using KafkaAlarms.Engine.Model.Rules;
using KafkaAlarms.Engine.Model.Text;
using KafkaAlarms.Rules;

namespace KafkaAlarms.Engine.Commands.Rules;

/// <summary>What a rule type declares, as a section of a page.</summary>
internal static class RuleTypeMarkdown
{
    public static void Write(RuleType type, ConfiguredRule rule, TextWriter output)
    {
        output.Write($"## {type.Id}\n\n");
        if (type.Description.Length > 0) output.Write($"{type.Description}\n\n");
        output.Write($"Version {type.Version}, in {type.Assembly} {type.AssemblyVersion}.\n\n");
        if (rule.Fault is { } fault)
            output.Write($"It cannot be configured without settings, so that this may not be all: {fault}\n\n");
        WriteDeclared(rule, output);
    }

    /// <summary>The tables of measurements, conditions and settings.</summary>
    public static void WriteDeclared(ConfiguredRule rule, TextWriter output)
    {
        WriteTable(output, ["measurement", "unit"], rule.Measurements.Select(RowOf));
        WriteTable(output, ["condition", "type", "levels"], rule.Conditions.Select(one => RowOf(one, rule)));
        WriteTable(output, ["setting", "type", "range", "unit", "default", "meaning"], rule.Settings.Select(RowOf));
        if (rule.Settings.Count == 0) output.Write("It has no settings.\n\n");
    }

    private static string[] RowOf(Measurement measurement) => [Code(measurement.Name), measurement.Unit ?? "any"];

    private static string[] RowOf(Condition condition, ConfiguredRule rule)
    {
        string levels = string.Join(", ", condition.Limits.Select(limit => LevelNames.Of(limit.Level)));
        return
        [
            condition.Name is { } name ? Code(name) : "each measurement",
            SnakeCase.Of(condition.Type.ToString()),
            levels.Length > 0 ? levels : rule.ReadsLevels ? "those of the rules file" : "none",
        ];
    }

    private static string[] RowOf(SettingDeclaration setting) =>
    [
        Code(setting.Name),
        setting.Type,
        setting.Range ?? "",
        setting.Unit ?? "",
        Code(setting.Default),
        setting.Description,
    ];

    private static string Code(string text) => $"`{text}`";

    private static void WriteTable(TextWriter output, string[] header, IEnumerable<string[]> rows)
    {
        string[][] all = [.. rows];
        if (all.Length == 0) return;
        WriteRow(output, header);
        WriteRow(output, [.. header.Select(_ => "---")]);
        foreach (string[] row in all) WriteRow(output, row);
        output.Write('\n');
    }

    private static void WriteRow(TextWriter output, string[] cells) =>
        output.Write($"| {string.Join(" | ", cells.Select(cell => cell.Replace("|", "\\|")))} |\n");
}
