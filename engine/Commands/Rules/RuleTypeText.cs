using KafkaAlarms.Engine.Configuration.RulesFile.Checks;
using KafkaAlarms.Engine.Model.Rules;
using KafkaAlarms.Rules;

namespace KafkaAlarms.Engine.Commands.Rules;

/// <summary>What a rule type declares, for a person at a terminal.</summary>
internal static class RuleTypeText
{
    public static void Write(RuleType type, ConfiguredRule rule, TextWriter output)
    {
        output.WriteLine($"{type.Id} {type.Version} ({type.Assembly} {type.AssemblyVersion})");
        if (type.Description.Length > 0) output.WriteLine($"  {type.Description}");
        if (rule.Measurements.Count > 0)
            output.WriteLine($"  Reads {string.Join(", ", rule.Measurements.Select(Describe))}.");
        if (rule.ReadsLevels) output.WriteLine("  Limits stand in levels.");
        if (rule.Settings.Count == 0) output.WriteLine("  No settings.");
        foreach (SettingDeclaration setting in rule.Settings) output.WriteLine($"  settings.{Describe(setting)}");
        if (rule.Fault is { } fault) output.WriteLine($"  It cannot be configured without settings: {fault}");
    }

    private static string Describe(Measurement measurement) =>
        measurement.Unit is { } unit ? $"{measurement.Name} in {unit}" : measurement.Name;

    private static string Describe(SettingDeclaration setting)
    {
        string range = setting.Range is { } allowed ? $", {allowed}" : "";
        string unit = setting.Unit is { } given ? $", in {given}" : "";
        string description = setting.Description.Length > 0 ? $". {setting.Description}" : "";
        return $"{setting.Name}: {setting.Type}{range}{unit}, default {setting.Default}{description}";
    }
}
