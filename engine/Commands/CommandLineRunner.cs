using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Parsing;
using KafkaAlarms.Engine.Commands.Init;
using KafkaAlarms.Engine.Commands.Replay;
using KafkaAlarms.Engine.Commands.Rules;
using KafkaAlarms.Engine.Errors;
using KafkaAlarms.Engine.Model.Text;

namespace KafkaAlarms.Engine.Commands;

/// <summary>Finds the command that a command line names and runs it.</summary>
internal static class CommandLineRunner
{
    /// <summary>Runs one command line to its end.</summary>
    /// <returns>An <see cref="ExitCode"/>; no fault leaves as an exception.</returns>
    public static async Task<int> RunAsync(string[] arguments, CommandContext context, CancellationToken stop)
    {
        ParseResult line = Root(context).Parse(arguments);
        if (line.Errors.Count > 0) return RefuseUsage(line, context);
        InvocationConfiguration invocation = new()
        {
            Output = context.Output,
            Error = context.Error,
            EnableDefaultExceptionHandler = false,
            ProcessTerminationTimeout = null,
        };
        try
        {
            return await line.InvokeAsync(invocation, stop);
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            return ExitCode.Stopped;
        }
        catch (Exception fault)
        {
            Problem bug = new(
                ErrorCode.Bug,
                line.CommandResult.Command.Name,
                $"{fault.GetType().Name}: {OneLine.Of(fault.Message)}.",
                "Please report it.");
            context.Error.WriteLine(bug);
            return ExitCode.Bug;
        }
    }

    private static RootCommand Root(CommandContext context)
    {
        RootCommand root = new("Threshold alarms on Kafka: sensor records in, validated alarms out, exactly once.")
        {
            RunCommand.Create(context),
            ConfigCommand.Create(context),
            DemoCommand.Create(context),
            RulesCommand.Create(context),
            ReplayCommand.Create(context),
            SchemaCommand.Create(context),
            InitCommand.Create(context),
            WatchCommand.Create(context),
        };
        HelpOption help = root.Options.OfType<HelpOption>().Single();
        help.Action = new ExampleHelpAction((HelpAction)help.Action!);
        root.Options.OfType<VersionOption>().Single().Action = new VersionAction();
        return root;
    }

    private static int RefuseUsage(ParseResult line, CommandContext context)
    {
        string command = PathOf(line.CommandResult);
        foreach (string text in FaultsOf(line).Distinct())
            context.Error.WriteLine(
                new Problem(ErrorCode.Usage, "command line", text, $"See kafka-alarms{command} --help."));
        return ExitCode.Usage;
    }

    /// <summary>What is wrong; of an unknown command nothing else, for what stands behind it means nothing.</summary>
    private static IEnumerable<string> FaultsOf(ParseResult line)
    {
        Command command = line.CommandResult.Command;
        string[] known = [.. command.Subcommands.Select(subcommand => subcommand.Name)];
        string? first = line.UnmatchedTokens.Count > 0 ? line.UnmatchedTokens[0] : null;
        if (known.Length > 0 && first is not null && !first.StartsWith('-'))
            return [$"There is no command {OneLine.Of(first)}. {NearestName.Advice(first, known)}"];
        if (known.Length > 0 && first is null && command.Action is null)
            return [$"A command is missing. Known are {string.Join(", ", known)}."];
        IEnumerable<string> faults = line.Errors.Select(error => OneLine.Of(error.Message));
        string[] options = [.. OptionsOf(line.CommandResult)];
        // Where a command has an argument of its own, an unknown option is taken for it.
        IEnumerable<string> taken = line.CommandResult.Children.OfType<ArgumentResult>()
            .SelectMany(argument => argument.Tokens).Select(token => token.Value);
        string[] loose = [.. taken, .. line.UnmatchedTokens];
        string[] unknown = [.. loose.Where(token => IsUnknown(token, options)).Select(NameOf)];
        // What stands behind an unknown option is its value, if the option had been known.
        return unknown.Length == 0 ? faults : unknown
            .Select(name => $"There is no option {OneLine.Of(name)}. {NearestName.Advice(name, options)}")
            .Concat(faults.Where(fault => !loose.Any(token => fault.Contains($"'{OneLine.Of(token)}'"))));
    }

    private static bool IsUnknown(string token, string[] options) =>
        token.StartsWith('-') && !options.Contains(NameOf(token));

    /// <summary>An option without a value that is written together with it.</summary>
    private static string NameOf(string token) => token.Split('=', ':')[0];

    /// <summary>Names of the options that a command takes, its own first.</summary>
    private static IEnumerable<string> OptionsOf(CommandResult command)
    {
        IEnumerable<Option> options = command.Command.Options;
        for (SymbolResult? outer = command.Parent; outer is CommandResult { Command: var around }; outer = outer.Parent)
            options = options.Concat(around.Options.Where(option => option.Recursive));
        return options.Select(option => option.Name).Distinct();
    }

    /// <summary>The verbs that were understood, each after a space.</summary>
    private static string PathOf(SymbolResult? result) =>
        result is CommandResult { Command: not RootCommand } command
            ? $"{PathOf(command.Parent)} {command.Command.Name}" : "";
}
