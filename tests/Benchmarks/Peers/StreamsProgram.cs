using KafkaAlarms.Kafka.Tests.Processes;

namespace KafkaAlarms.Benchmarks.Peers;

/// <summary>The alarm job as a Kafka Streams program: one processor, one RocksDB store with its changelog.</summary>
/// <param name="folder">Holds <c>kafka-streams/streams.sh</c>.</param>
/// <param name="collector">Garbage collector of the JVM.</param>
/// <param name="threads">Stream threads.</param>
/// <param name="stateFolder">Where its stores go.</param>
internal sealed class StreamsProgram(string folder, string collector, int threads, string stateFolder) : IPeerProgram
{
    public string Name => $"Kafka Streams, {collector}";

    public AlarmFields Fields { get; } = new("rule", "timestamp");

    public IReadOnlyList<ChildProcess> Start(RunNames names) =>
    [
        ChildProcess.Start(
            Path.Combine(folder, "kafka-streams", "streams.sh"),
            [
                "--bootstrap", names.Bootstrap, "--in", names.Input, "--out", names.Alarms, "--app", names.Group,
                "--guarantee", "exactly_once_v2", "--commit-ms", "100", "--store", "rocksdb",
                "--threads", threads.ToString(System.Globalization.CultureInfo.InvariantCulture),
                "--state-dir", Path.Combine(stateFolder, names.Group),
            ],
            new Dictionary<string, string> { ["JAVA_OPTS"] = $"-Xmx512m -XX:+Use{collector}" }),
    ];
}
