using KafkaAlarms.Benchmarks.Peers.Alarms;
using KafkaAlarms.Kafka.Tests.Processes;

namespace KafkaAlarms.Benchmarks.Peers.Programs;

/// <summary>The alarm job as a Kafka Streams program: one processor, one RocksDB store with its changelog.</summary>
/// <param name="folder">Holds its <see cref="Script"/>.</param>
/// <param name="collector">Garbage collector of the JVM.</param>
/// <param name="threads">Stream threads.</param>
/// <param name="stateFolder">Where its stores go.</param>
internal sealed class StreamsProgram(string folder, string collector, int threads, string stateFolder) : IPeerProgram
{
    /// <summary>What starts it.</summary>
    public const string Script = "kafka-streams/streams.sh";

    public string Name => $"Kafka Streams, {collector}";

    public AlarmFields Fields { get; } = new("rule", "timestamp");

    public IReadOnlyList<ChildProcess> Start(RunNames names) =>
    [
        ChildProcess.Start(
            Path.Combine(folder, Script),
            [
                "--bootstrap", names.Bootstrap, "--in", names.Input, "--out", names.Alarms, "--app", names.Group,
                "--guarantee", "exactly_once_v2", "--commit-ms", "100", "--store", "rocksdb",
                "--threads", threads.ToString(System.Globalization.CultureInfo.InvariantCulture),
                "--state-dir", Path.Combine(stateFolder, names.Group),
            ],
            new Dictionary<string, string> { ["JAVA_OPTS"] = $"-Xmx512m -XX:+Use{collector}" }),
    ];
}
