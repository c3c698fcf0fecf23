using KafkaAlarms.Kafka.Tests.Processes;

namespace KafkaAlarms.Kafka.Tests.Brokers;

/// <summary>A real Kafka broker on loopback that a test may stop, kill and start again with its ports and data.</summary>
internal sealed class KafkaBroker : IAsyncDisposable
{
    private static readonly TimeSpan StartTimeout = TimeSpan.FromSeconds(120);

    private readonly string home;
    private readonly TemporaryFolder folder = new();
    private readonly BrokerProperties properties;
    private ChildProcess? process;

    private KafkaBroker(string home)
    {
        this.home = home;
        properties = new BrokerProperties(folder.Path, LoopbackPort.Next(), LoopbackPort.Next());
    }

    public string Bootstrap => properties.Bootstrap;

    /// <summary>A broker that runs; skips the test when there is no Kafka.</summary>
    public static async Task<KafkaBroker> StartNewAsync()
    {
        KafkaBroker broker = await CreateAsync();
        try
        {
            await broker.StartAsync();
            return broker;
        }
        catch
        {
            await broker.DisposeAsync();
            throw;
        }
    }

    /// <summary>A broker that has its ports and an empty data folder, but does not run yet.</summary>
    public static async Task<KafkaBroker> CreateAsync()
    {
        var broker = new KafkaBroker(KafkaHome.Require());
        broker.properties.Write();
        await broker.FormatAsync();
        return broker;
    }

    /// <summary>Starts the broker, for the first time or again, and waits until it serves.</summary>
    public async Task StartAsync()
    {
        ChildProcess started = Run("kafka-server-start.sh", [properties.File]);
        process = started;
        await Eventually.TrueAsync(
            () => started.HasExited || started.Output.Says("Kafka Server started"), StartTimeout, "broker is up");
        if (started.HasExited)
        {
            throw new InvalidOperationException("The broker ended at its start:\n" + started.Output.Tail());
        }
    }

    /// <summary>Stops the broker cleanly.</summary>
    public Task StopAsync() => EndAsync(Signal.Terminate);

    /// <summary>Ends the broker without a chance to tidy up.</summary>
    public Task KillAsync() => EndAsync(Signal.Kill);

    public async ValueTask DisposeAsync()
    {
        if (process is not null)
        {
            await process.DisposeAsync();
        }

        folder.Dispose();
    }

    private async Task EndAsync(int signal)
    {
        ChildProcess running = process ?? throw new InvalidOperationException("The broker does not run.");
        process = null;
        await using (running)
        {
            running.Send(signal);
            await running.WaitForExitAsync(TimeSpan.FromSeconds(60));
        }
    }

    private async Task FormatAsync()
    {
        string clusterId = Convert.ToBase64String(Guid.NewGuid().ToByteArray())
            .Replace('+', 'A').Replace('/', 'B').TrimEnd('=');
        await using ChildProcess format = Run(
            "kafka-storage.sh", ["format", "-t", clusterId, "-c", properties.File]);
        if (await format.WaitForExitAsync(StartTimeout) != 0)
        {
            throw new InvalidOperationException("The broker's folder was not formatted:\n" + format.Output.Tail());
        }
    }

    private ChildProcess Run(string script, string[] arguments) => ChildProcess.Start(
        KafkaHome.Script(home, script),
        arguments,
        new Dictionary<string, string>
        {
            ["LOG_DIR"] = folder.File("logs"),
            ["KAFKA_HEAP_OPTS"] = "-Xms256m -Xmx256m",
            ["KAFKA_JVM_PERFORMANCE_OPTS"] =
                "-server -XX:+UseSerialGC -XX:TieredStopAtLevel=1 -XX:-UsePerfData -Xshare:auto -Djava.awt.headless=true",
        });
}
