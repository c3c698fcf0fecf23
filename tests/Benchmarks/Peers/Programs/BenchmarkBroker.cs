using KafkaAlarms.Benchmarks.Measuring;
using KafkaAlarms.Benchmarks.Peers.Lanes;
using KafkaAlarms.Kafka.Tests.Brokers;
using KafkaAlarms.Kafka.Tests.Processes;

namespace KafkaAlarms.Benchmarks.Peers.Programs;

/// <summary>A broker on loopback for one benchmark, from the Kafka that KAFKA_HOME names; gone with it.</summary>
internal sealed class BenchmarkBroker : IAsyncDisposable
{
    private static readonly TimeSpan StartTimeout = TimeSpan.FromMinutes(2);

    private readonly TemporaryFolder folder = new();
    private readonly BrokerProperties properties;
    private ChildProcess? process;

    private BenchmarkBroker() =>
        properties = new BrokerProperties(folder.Path, LoopbackPort.Next(), LoopbackPort.Next());

    public string Bootstrap => properties.Bootstrap;

    public int ProcessId => process!.Id;

    /// <summary>Starts one and waits until it serves.</summary>
    /// <exception cref="InvalidOperationException">There is no Kafka, or it does not start.</exception>
    public static async Task<BenchmarkBroker> StartAsync(Arguments arguments)
    {
        string home = arguments.Folder("--kafka-home", "KAFKA_HOME", "bin/kafka-server-start.sh");
        BenchmarkBroker broker = new();
        try
        {
            await broker.FormatAsync(home);
            await broker.ServeAsync(home);
            return broker;
        }
        catch
        {
            await broker.DisposeAsync();
            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (process is not null) await process.DisposeAsync();
        folder.Dispose();
    }

    private async Task FormatAsync(string home)
    {
        properties.Write();
        string cluster = Convert.ToBase64String(Guid.NewGuid().ToByteArray())
            .Replace('+', 'A').Replace('/', 'B').TrimEnd('=');
        await using ChildProcess format = Run(
            home, "kafka-storage.sh", ["format", "-t", cluster, "-c", properties.File]);
        if (await format.WaitForExitAsync(StartTimeout) != 0)
            throw new InvalidOperationException("The broker's folder was not formatted:\n" + format.Output.Tail());
    }

    private async Task ServeAsync(string home)
    {
        ChildProcess started = process = Run(home, "kafka-server-start.sh", [properties.File]);
        await Waiting.UntilAsync(() => started.Output.Says("Kafka Server started"), [started], StartTimeout);
    }

    /// <summary>As Kafka starts its tools and its server, with a heap that is large enough for both engines.</summary>
    private ChildProcess Run(string home, string script, string[] words) => ChildProcess.Start(
        Path.Combine(home, "bin", script),
        words,
        new Dictionary<string, string>
        {
            ["LOG_DIR"] = folder.File("logs"),
            ["KAFKA_HEAP_OPTS"] = "-Xms1g -Xmx1g",
        });
}
