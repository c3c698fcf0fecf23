using KafkaAlarms.Benchmarks.Input;
using KafkaAlarms.Benchmarks.Measuring;
using KafkaAlarms.Kafka.Tests.Processes;

namespace KafkaAlarms.Benchmarks.Peers.Programs;

/// <summary>The programs that are compared, with the folder that they need while they run.</summary>
internal sealed class PeerPrograms : IDisposable
{
    private readonly TemporaryFolder folder = new();
    private readonly string engineAssembly;
    private readonly string peers;

    public PeerPrograms(Arguments arguments)
    {
        Threads = arguments.Number("--threads", 1);
        engineAssembly = arguments.Text("--engine", EngineProgram.Built);
        peers = arguments.Folder("--peers", "KAFKA_PEERS", StreamsProgram.Script);
        File.WriteAllText(folder.File("rules.json"), LimitRules.Text());
    }

    public int Threads { get; }

    /// <summary>The engine.</summary>
    public IPeerProgram Engine => new EngineProgram(engineAssembly, folder.File("rules.json")) { Threads = Threads };

    /// <summary>Kafka Streams where it needs the least CPU.</summary>
    public IPeerProgram FastStreams => Streams("ParallelGC");

    /// <summary>Kafka Streams where it needs the least memory.</summary>
    public IPeerProgram SmallStreams => Streams("SerialGC");

    public IPeerProgram[] All => [FastStreams, Engine, SmallStreams];

    public void Dispose() => folder.Dispose();

    private StreamsProgram Streams(string collector) => new(peers, collector, Threads, folder.Path);
}
