using System.Runtime.InteropServices;
using KafkaAlarms.Kafka.Tests.Processes;

namespace KafkaAlarms.Benchmarks.Reports;

/// <summary>On what, and of what, a run was measured.</summary>
internal sealed record Machine
{
    public required string Processor { get; init; }

    public required int Cores { get; init; }

    public required double MemoryGibibytes { get; init; }

    public required string System { get; init; }

    public required string Dotnet { get; init; }

    /// <summary>Versions of the Kafka client and its native library.</summary>
    public required string Client { get; init; }

    /// <summary>First line of what Java says of itself.</summary>
    public required string Java { get; init; }

    /// <summary>Commit of the engine that was measured.</summary>
    public required string Commit { get; init; }

    public static async Task<Machine> ReadAsync() => new()
    {
        Processor = Line("/proc/cpuinfo", "model name"),
        Cores = Environment.ProcessorCount,
        MemoryGibibytes = GC.GetGCMemoryInfo().TotalAvailableMemoryBytes / (double)(1 << 30),
        System = RuntimeInformation.OSDescription,
        Dotnet = RuntimeInformation.FrameworkDescription,
        Client = $"Confluent.Kafka {typeof(Confluent.Kafka.Library).Assembly.GetName().Version!.ToString(3)}, "
            + $"librdkafka {Confluent.Kafka.Library.VersionString}",
        Java = await FirstLineAsync("java", "-version"),
        Commit = await FirstLineAsync("git", "-C", AppContext.BaseDirectory, "rev-parse", "--short", "HEAD"),
    };

    private static string Line(string file, string name) => File.ReadLines(file)
        .Where(line => line.StartsWith(name, StringComparison.Ordinal))
        .Select(line => line[(line.IndexOf(':') + 1)..].Trim())
        .FirstOrDefault("unknown");

    private static async Task<string> FirstLineAsync(string program, params string[] words)
    {
        await using ChildProcess process = ChildProcess.Start(program, words);
        await process.WaitForExitAsync(TimeSpan.FromSeconds(30));
        return process.Output.Lines.FirstOrDefault("unknown");
    }
}
