using KafkaAlarms.Kafka.Tests.Engines;
using KafkaAlarms.Kafka.Tests.Processes;

namespace KafkaAlarms.Kafka.Tests.Initial;

/// <summary>Runs an init command as a process of its own, to its end.</summary>
internal static class InitProcess
{
    /// <summary>Runs it.</summary>
    /// <returns>The exit code and all that it said.</returns>
    public static async Task<(int ExitCode, string Said)> RunAsync(params string[] arguments)
    {
        await using ChildProcess process =
            ChildProcess.Start(EngineProgram.Dotnet, [EngineProgram.Path, "init", .. arguments]);
        int exitCode = await process.WaitForExitAsync(TimeSpan.FromMinutes(3));
        return (exitCode, process.Output.Tail());
    }
}
