using System.Collections;
using System.Collections.Immutable;
using KafkaAlarms.Engine.Configuration;
using KafkaAlarms.Engine.Configuration.Options;

namespace KafkaAlarms.Engine.Commands;

/// <summary>What a command has around it.</summary>
/// <param name="Output">Standard output: what the command prints.</param>
/// <param name="Error">Standard error: problems and logs.</param>
/// <param name="Environment">Environment variables.</param>
/// <param name="Clock">Wall clock.</param>
internal sealed record CommandContext(
    TextWriter Output,
    TextWriter Error,
    ImmutableDictionary<string, string> Environment,
    TimeProvider Clock)
{
    /// <summary>Standard input.</summary>
    public Stream Input { get; init; } = Stream.Null;

    /// <summary>Whether a person looks at <see cref="Error"/> as it is written.</summary>
    public bool ErrorIsTerminal { get; init; }

    /// <summary>Time that a rule may take in commands that read no settings: that of the environment, else the
    /// default.</summary>
    public TimeSpan HangTimeout => RulesOf(Environment).HangTimeout;

    /// <summary>The process's own.</summary>
    public static CommandContext OfProcess() => new(
        Console.Out,
        Console.Error,
        System.Environment.GetEnvironmentVariables().Cast<DictionaryEntry>().ToImmutableDictionary(
            variable => (string)variable.Key, variable => (string?)variable.Value ?? ""),
        TimeProvider.System)
    {
        Input = Console.OpenStandardInput(),
        ErrorIsTerminal = !Console.IsErrorRedirected,
    };

    private static RulesOptions RulesOf(ImmutableDictionary<string, string> environment) =>
        SettingsLoader.Load(new() { Environment = environment, NeedBrokers = false }).Rules ?? new RulesOptions();
}
