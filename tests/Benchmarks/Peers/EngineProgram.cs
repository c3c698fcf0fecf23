using System.Globalization;
using System.Runtime.InteropServices;
using KafkaAlarms.Kafka.Tests.Processes;

namespace KafkaAlarms.Benchmarks.Peers;

/// <summary>The engine as operators run it: <c>kafka-alarms run</c>.</summary>
/// <param name="assembly">The engine's assembly.</param>
/// <param name="rulesFile">Rules.</param>
/// <param name="threads">Stream threads of each process.</param>
/// <param name="processes">Engines that share the partitions.</param>
internal sealed class EngineProgram(string assembly, string rulesFile, int threads, int processes = 1) : IPeerProgram
{
    private static readonly string Dotnet =
        Path.GetFullPath(Path.Combine(RuntimeEnvironment.GetRuntimeDirectory(), "..", "..", "..", "dotnet"));

    public string Name => "engine";

    public AlarmFields Fields { get; } = new("rule.id", "occurred_at");

    /// <summary>The assembly that was built along with the benchmarks.</summary>
    public static string Built => Path.Combine(AppContext.BaseDirectory, "kafka-alarms.dll");

    public IReadOnlyList<ChildProcess> Start(RunNames names) =>
        [.. Enumerable.Range(0, processes).Select(_ => ChildProcess.Start(Dotnet, Words(names)))];

    private string[] Words(RunNames names) =>
    [
        assembly, "run", "--bootstrap", names.Bootstrap, "--rules", rulesFile, "--group", names.Group,
        "--threads", threads.ToString(CultureInfo.InvariantCulture), "--create-topics",
        "--set", $"Topics:SensorData={names.Input}",
        "--set", $"Topics:Alarms={names.Alarms}",
        "--set", $"Topics:State={names.Group}-state",
        "--set", $"Topics:SensorDataDeadLetters={names.Group}-sensordata-dlq",
        "--set", $"Topics:AlarmDeadLetters={names.Group}-alarms-dlq",
        "--set", $"Topics:Partitions={names.Partitions}",
    ];
}
