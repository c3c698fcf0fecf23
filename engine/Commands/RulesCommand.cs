using System.CommandLine;
using KafkaAlarms.Engine.Configuration.Options;
using KafkaAlarms.Engine.Configuration.RulesFile.Checks;
using KafkaAlarms.Engine.Errors;
using KafkaAlarms.Engine.Model.Rules;
using KafkaAlarms.Engine.Plugins;
using KafkaAlarms.Engine.RuleSets;
using KafkaAlarms.Rules;

namespace KafkaAlarms.Engine.Commands;

/// <summary><c>rules</c>: what is in a plug-in folder, and whether a rules file fits it; nothing is run.</summary>
internal static class RulesCommand
{
    public static Command Create(CommandContext context) => new DocumentedCommand(
        "rules",
        "List rule types, check a rules file, test rules or lock plug-ins, as the engine runs them; needs no Kafka.",
        "rules list ./bin",
        "rules check ./bin --rules rules.json",
        "rules test --plugins ./bin")
    {
        CreateList(context),
        CreateCheck(context),
        CreateLock(context),
        RulesTestCommand.Create(context),
    };

    private static DocumentedCommand CreateList(CommandContext context)
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

    private static DocumentedCommand CreateCheck(CommandContext context)
    {
        PluginsArgument plugins = new();
        Option<string?> rules = new("--rules")
        {
            Description = "The rules file; without one each rule type is checked with its own defaults.",
            HelpName = "FILE",
        };
        DocumentedCommand command = new(
            "check",
            "Load and check a rules file as the engine would, and list all that is wrong.",
            "rules check ./bin",
            "rules check ./bin --rules rules.json");
        command.Add(rules);
        plugins.AddTo(command);
        command.SetAction(line => Check(
            new RulesOptions { File = line.GetValue(rules), Plugins = plugins.Read(line) }, context));
        return command;
    }

    private static DocumentedCommand CreateLock(CommandContext context)
    {
        PluginsArgument plugins = new();
        DocumentedCommand command = new(
            "lock",
            "Write the SHA-256 of every file of the plug-ins, papers aside; Rules:Lock admits no others.",
            "rules lock ./plugins > plugins.lock");
        plugins.AddTo(command);
        command.SetAction(line => Lock(plugins.Read(line) ?? RuleSetLoader.SamplePlugins, context));
        return command;
    }

    private static int Lock(string folder, CommandContext context)
    {
        // What does not load is not to be allowed by mistake.
        using PluginSet set = PluginLoader.Load(folder);
        if (set.Problems.Count > 0) return ProblemReport.Write(context.Error, set.Problems);
        PluginLock.Write(folder, context.Output);
        return ExitCode.Stopped;
    }

    private static int Check(RulesOptions options, CommandContext context)
    {
        using RuleSetResult result = RuleSetLoader.Load(options);
        if (result.Rules is not { } rules) return ProblemReport.Write(context.Error, result.Problems);
        foreach (RuleEntry rule in rules.Rules)
        {
            string off = IsOff(rule) ? ", not enabled" : "";
            context.Output.WriteLine($"{rule.Id}: {rule.Type.Id} {rule.Type.Version}{off}");
        }

        foreach (Problem warning in result.Plugins.Assemblies.SelectMany(DeterminismCheck.Of))
            context.Error.WriteLine($"warning: {warning}");
        context.Output.WriteLine($"{rules.Rules.Length} rules, no problems; rule set {rules.Hash}.");
        return ExitCode.Stopped;
    }

    private static bool IsOff(RuleEntry rule) =>
        !rule.Base.Enabled && rule.Overrides.All(variant => !variant.Enabled);

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
