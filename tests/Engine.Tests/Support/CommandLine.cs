using System.Collections.Immutable;
using KafkaAlarms.Engine.Commands;
using Xunit;

namespace KafkaAlarms.Engine.Tests.Support;

/// <summary>Runs command lines of the program in this process.</summary>
internal sealed class CommandLine : IDisposable
{
    // A busy machine must not make slow rules out of good ones.
    private static readonly ImmutableDictionary<string, string> Patient =
        ImmutableDictionary<string, string>.Empty.Add("KAFKA_ALARMS__Rules__TimeBudget", "00:00:20");

    private readonly StringWriter output = new();
    private readonly StringWriter error = new();

    /// <summary>Environment variables.</summary>
    public ImmutableDictionary<string, string> Environment { get; init; } = Patient;

    /// <summary>What standard input holds.</summary>
    public byte[] Input { get; init; } = [];

    public string Output => output.ToString();

    public string Error => error.ToString();

    public async Task<int> RunAsync(params string[] arguments)
    {
        using MemoryStream input = new(Input);
        CommandContext context = new(output, error, Environment, TimeProvider.System)
        {
            Input = input,
        };
        return await CommandLineRunner.RunAsync(arguments, context, TestContext.Current.CancellationToken);
    }

    public void Dispose()
    {
        output.Dispose();
        error.Dispose();
    }
}
