using System.CommandLine;
using KafkaAlarms.Engine.Configuration.Options;
using KafkaAlarms.Engine.Errors;
using KafkaAlarms.Engine.Model.Rules;
using KafkaAlarms.Engine.Model.Text;
using KafkaAlarms.Engine.Plugins;
using KafkaAlarms.Engine.RuleSets;

namespace KafkaAlarms.Engine.Commands.Rules;

/// <summary><c>rules check</c>: loads a rules file as the engine would.</summary>
internal static class RulesCheckCommand
{
    public static Command Create(CommandContext context)
    {
        PluginsArgument plugins = new();
        Option<string?> rules = new("--rules")
        {
            Description = "The rules file; without one each rule type is checked with its own defaults.",
            HelpName = "FILE",
        };
        Option<string?> allowed = new("--lock")
        {
            Description = "The list that Rules:Lock names: what is not in it is refused.",
            HelpName = "FILE",
        };
        DocumentedCommand command = new(
            "check",
            "Load and check a rules file as the engine would, and list all that is wrong.",
            "rules check ./bin",
            "rules check ./bin --rules rules.json",
            "rules check ./plugins --rules rules.json --lock plugins.lock");
        command.Add(rules);
        command.Add(allowed);
        plugins.AddTo(command);
        command.SetAction(line => Check(
            new RulesOptions
            {
                File = line.GetValue(rules),
                Plugins = plugins.Read(line),
                Lock = line.GetValue(allowed),
                HangTimeout = context.HangTimeout,
            },
            context));
        return command;
    }

    private static int Check(RulesOptions options, CommandContext context)
    {
        using RuleSetResult result = RuleSetLoader.Load(options);
        if (result.Rules is not { } rules)
        {
            int refused = ProblemReport.Write(context.Error, result.Problems);
            Warn(result, context);
            return refused;
        }

        foreach (RuleEntry rule in rules.Rules)
        {
            string off = IsOff(rule) ? ", not enabled" : "";
            context.Output.WriteLine($"{rule.Id}: {rule.Type.Id} {rule.Type.Version}{off}");
        }

        Warn(result, context);
        context.Output.WriteLine($"{FigureText.Of(rules.Rules.Length, "rule")}, no problems; rule set {rules.Hash}.");
        return ExitCode.Stopped;
    }

    private static void Warn(RuleSetResult result, CommandContext context)
    {
        foreach (Problem warning in result.Plugins.Assemblies.SelectMany(DeterminismCheck.Of))
            context.Error.WriteLine($"warning: {warning}");
    }

    private static bool IsOff(RuleEntry rule) =>
        !rule.Base.Enabled && rule.Overrides.All(variant => !variant.Enabled);
}
