using System.Collections.Immutable;
using System.CommandLine;
using KafkaAlarms.Engine.Configuration.RulesFile.Checks;
using KafkaAlarms.Engine.Errors;
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
        (PluginSet loaded, ImmutableArray<(RuleType Type, ConfiguredRule Rule)> rules) = WatchedLoad.Run(
            () => Load(folder ?? RuleSetLoader.SamplePlugins),
            context.HangTimeout,
            problem => (PluginSet.Refused(problem), []));
        using PluginSet plugins = loaded;
        foreach ((RuleType type, ConfiguredRule rule) in rules) write(type, rule, context.Output);
        Problem[] problems = [.. plugins.Problems, .. rules.Where(one => one.Rule.Fault is not null).Select(Failed)];
        return problems.Length == 0 ? ExitCode.Stopped : ProblemReport.Write(context.Error, problems);
    }

    private static (PluginSet Plugins, ImmutableArray<(RuleType Type, ConfiguredRule Rule)> Rules) Load(string folder)
    {
        PluginSet plugins = PluginLoader.Load(folder);
        return (plugins, [.. plugins.Types.Select(type => (type, ConfiguredRule.Of(type, null, [])))]);
    }

    private static Problem Failed((RuleType Type, ConfiguredRule Rule) one) => new(
        ErrorCode.RuleTypeFailed,
        $"rule type {one.Type.Id}",
        $"It cannot be configured without settings: {one.Rule.Fault}",
        "Correct the plug-in; what is listed of it may not be all.");
}
