using System.CommandLine;
using KafkaAlarms.Engine.Configuration.RulesFile.Checks;
using KafkaAlarms.Engine.Model.Rules;
using KafkaAlarms.Engine.Plugins;
using KafkaAlarms.Engine.RuleSets;
using KafkaAlarms.Rules;

namespace KafkaAlarms.Engine.Commands.Rules;

/// <summary><c>rules list</c>: the rule types of a plug-in folder by their own declarations.</summary>
internal static class RulesListCommand
{
    public static Command Create(CommandContext context)
    {
        PluginsArgument plugins = new();
        DocumentedCommand command = new(
            "list",
            "List the rule types of a plug-in folder with their versions and settings.",
            "rules list",
            "rules list ./bin");
        plugins.AddTo(command);
        command.SetAction(line => List(plugins.Read(line), context));
        return command;
    }

    private static int List(string? folder, CommandContext context)
    {
        using PluginSet plugins = PluginLoader.Load(folder ?? RuleSetLoader.SamplePlugins);
        foreach (RuleType type in plugins.Types) Describe(type, context.Output);
        return plugins.Problems.Count == 0
            ? ExitCode.Stopped : ProblemReport.Write(context.Error, plugins.Problems);
    }

    private static void Describe(RuleType type, TextWriter output)
    {
        ConfiguredRule rule = ConfiguredRule.Of(type, null, []);
        output.WriteLine($"{type.Id} {type.Version} ({type.Assembly} {type.AssemblyVersion})");
        if (type.Description.Length > 0) output.WriteLine($"  {type.Description}");
        if (rule.ReadsLevels) output.WriteLine("  Limits stand in levels.");
        if (rule.Settings.Count == 0) output.WriteLine("  No settings.");
        foreach (SettingDeclaration setting in rule.Settings) output.WriteLine($"  settings.{Describe(setting)}");
        if (rule.Fault is { } fault) output.WriteLine($"  It cannot be configured without settings: {fault}");
    }

    private static string Describe(SettingDeclaration setting)
    {
        string range = setting.Range is { } allowed ? $", {allowed}" : "";
        string unit = setting.Unit is { } given ? $", in {given}" : "";
        string description = setting.Description.Length > 0 ? $". {setting.Description}" : "";
        return $"{setting.Name}: {setting.Type}{range}{unit}, default {setting.Default}{description}";
    }
}
