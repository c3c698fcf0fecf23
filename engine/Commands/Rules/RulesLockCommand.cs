using System.CommandLine;
using KafkaAlarms.Engine.Plugins;
using KafkaAlarms.Engine.RuleSets;

namespace KafkaAlarms.Engine.Commands.Rules;

/// <summary><c>rules lock</c>: the list of files that an engine in locked mode demands.</summary>
internal static class RulesLockCommand
{
    public static Command Create(CommandContext context)
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
        using PluginSet set =
            WatchedLoad.Run(() => PluginLoader.Load(folder), context.HangTimeout, PluginSet.Refused);
        if (set.Problems.Count > 0) return ProblemReport.Write(context.Error, set.Problems);
        PluginLock.Write(folder, context.Output);
        return ExitCode.Stopped;
    }
}
