using System.Globalization;
using System.Runtime.InteropServices;
using KafkaAlarms.Benchmarks.Peers.Alarms;
using KafkaAlarms.Kafka.Tests.Processes;

namespace KafkaAlarms.Benchmarks.Peers.Programs;

/// <summary>The engine as operators run it: <c>kafka-alarms run</c>.</summary>
/// <param name="assembly">The engine's assembly.</param>
/// <param name="rulesFile">Rules.</param>
internal sealed class EngineProgram(string assembly, string rulesFile) : IPeerProgram
{
    private static readonly string Dotnet =
        Path.GetFullPath(Path.Combine(RuntimeEnvironment.GetRuntimeDirectory(), "..", "..", "..", "dotnet"));

    /// <summary>The assembly that was built along with the benchmarks.</summary>
    public static string Built => Path.Combine(AppContext.BaseDirectory, "kafka-alarms.dll");

    public string Name { get; init; } = "engine";

    public AlarmFields Fields { get; } = new("rule.id", "occurred_at");

    /// <summary>Stream threads of each process.</summary>
    public int Threads { get; init; } = 1;

    /// <summary>Engines that share the partitions.</summary>
    public int Processes { get; init; } = 1;

    /// <summary>Where a single engine serves health and metrics; empty: nowhere.</summary>
    public string Http { get; init; } = "";

    public IReadOnlyList<ChildProcess> Start(RunNames names) =>
        [.. Enumerable.Range(0, Processes).Select(number => ChildProcess.Start(Dotnet, Words(names, number)))];

    private IEnumerable<string> Words(RunNames names, int number) =>
    [
        assembly, "run", "--bootstrap", names.Bootstrap, "--rules", rulesFile, "--create-topics",
        "--group", names.Group, "--instance", $"{names.Group}-{number}",
        "--threads", Threads.ToString(CultureInfo.InvariantCulture),
        "--set", $"Topics:SensorData={names.Input}",
        "--set", $"Topics:Alarms={names.Alarms}",
        "--set", $"Topics:State={names.Group}-state",
        "--set", $"Topics:SensorDataDeadLetters={names.Group}-sensordata-dlq",
        "--set", $"Topics:AlarmDeadLetters={names.Group}-alarms-dlq",
        "--set", $"Topics:Partitions={names.Partitions}",
        .. Http.Length > 0 ? ["--http", Http] : Array.Empty<string>(),
    ];
}
