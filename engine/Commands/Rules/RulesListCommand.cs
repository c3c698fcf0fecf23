using System.CommandLine;
using KafkaAlarms.Engine.Configuration.RulesFile.Checks;
using KafkaAlarms.Engine.Model.Rules;
using KafkaAlarms.Engine.Plugins;
using KafkaAlarms.Engine.RuleSets;

namespace KafkaAlarms.Engine.Commands.Rules;

/// <summary><c>rules list</c>: the rule types of a plug-in folder by their own declarations.</summary>
internal static class RulesListCommand
{
    public static Command Create(CommandContext context)
    {
        PluginsArgument plugins = new();
        Option<string> format = new("--format")
        {
            Description = "Shape of the output; markdown makes a page of documentation.",
            DefaultValueFactory = _ => "text",
        };
        format.AcceptOnlyFromAmong("text", "markdown");
        DocumentedCommand command = new(
            "list",
            "List the rule types of a plug-in folder with their versions, measurements and settings.",
            "rules list",
            "rules list ./bin",
            "rules list ./bin --format markdown > rules.md");
        plugins.AddTo(command);
        command.Add(format);
        command.SetAction(line => List(
            plugins.Read(line),
            line.GetRequiredValue(format) == "markdown" ? RuleTypeMarkdown.Write : RuleTypeText.Write,
            context));
        return command;
    }

    private static int List(
        string? folder, Action<RuleType, ConfiguredRule, TextWriter> write, CommandContext context)
    {
        using PluginSet plugins = PluginLoader.Load(folder ?? RuleSetLoader.SamplePlugins);
        foreach (RuleType type in plugins.Types) write(type, ConfiguredRule.Of(type, null, []), context.Output);
        return plugins.Problems.Count == 0
            ? ExitCode.Stopped : ProblemReport.Write(context.Error, plugins.Problems);
    }
}
