using KafkaAlarms.Kafka.Tests.Brokers;
using KafkaAlarms.Kafka.Tests.Engines;
using KafkaAlarms.Kafka.Tests.Processes;

namespace KafkaAlarms.Kafka.Tests.Connectors;

/// <summary>A real Connect worker on loopback, with the plug-in of the MQTT connectors.</summary>
internal sealed class ConnectWorker : IAsyncDisposable
{
    public const string SourceClass = "kafkaalarms.connect.mqtt.MqttSourceConnector";

    private static readonly TimeSpan StartTimeout = TimeSpan.FromMinutes(3);

    private readonly TemporaryFolder folder = new();
    private readonly int port = LoopbackPort.Next();
    private readonly string name = $"connect-{Guid.NewGuid():N}";
    private ChildProcess? process;

    public string Address => $"http://127.0.0.1:{port}";

    /// <summary>A worker that serves; skips the test when there is no Kafka or no plug-in.</summary>
    public static async Task<ConnectWorker> StartAsync(string bootstrap)
    {
        string home = KafkaHome.Require();
        ConnectWorker worker = new();
        try
        {
            await File.WriteAllLinesAsync(
                worker.folder.File("connect.properties"), worker.Properties(bootstrap, Plugins(home)), TestContext.Current.CancellationToken);
            worker.process = worker.Run(home);
            await worker.WaitAsync();
            return worker;
        }
        catch
        {
            await worker.DisposeAsync();
            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (process is not null) await process.DisposeAsync();
        folder.Dispose();
    }

    /// <summary>The folder that Maven made, else that beside Kafka.</summary>
    private static string Plugins(string home)
    {
        string built = Path.Combine(EngineProgram.Repository, "connect", "target", "plugin");
        string? found = new[] { built, Path.Combine(home, "plugins") }
            .FirstOrDefault(place => Directory.Exists(place) && Directory.EnumerateFiles(place, "*.jar", SearchOption.AllDirectories).Any());
        Assert.SkipWhen(found is null, "No plug-in for Connect: neither connect/ is built by Maven nor has Kafka a folder plugins.");
        return found!;
    }

    private string[] Properties(string bootstrap, string plugins) =>
    [
        $"bootstrap.servers={bootstrap}",
        $"group.id={name}",
        $"listeners={Address}",
        "rest.advertised.host.name=127.0.0.1",
        .. new[] { "config", "offset", "status" }.SelectMany(part => new[]
        {
            $"{part}.storage.topic={name}-{part}", $"{part}.storage.replication.factor=1",
        }),
        "offset.storage.partitions=1",
        "status.storage.partitions=1",
        "key.converter=org.apache.kafka.connect.storage.StringConverter",
        "value.converter=org.apache.kafka.connect.converters.ByteArrayConverter",
        $"plugin.path={plugins}",
        "plugin.discovery=service_load",
    ];

    private ChildProcess Run(string home) => ChildProcess.Start(
        KafkaHome.Script(home, "connect-distributed.sh"),
        [folder.File("connect.properties")],
        new Dictionary<string, string>
        {
            ["LOG_DIR"] = folder.File("logs"),
            ["KAFKA_HEAP_OPTS"] = "-Xmx256m",
            ["KAFKA_JVM_PERFORMANCE_OPTS"] = "-server -XX:+UseSerialGC -XX:TieredStopAtLevel=1 -Xshare:auto -Djava.awt.headless=true",
        });

    private async Task WaitAsync()
    {
        using HttpClient http = new() { Timeout = TimeSpan.FromSeconds(60) };
        await Eventually.TrueAsync(() => IsHealthyAsync(http), StartTimeout, () => "Connect serves\n" + process!.Output.Tail());
    }

    private async Task<bool> IsHealthyAsync(HttpClient http)
    {
        if (process!.HasExited) throw new InvalidOperationException("The worker ended:\n" + process.Output.Tail());
        try
        {
            using HttpResponseMessage answer = await http.GetAsync($"{Address}/health", TestContext.Current.CancellationToken);
            return answer.IsSuccessStatusCode;
        }
        catch (Exception fault) when (fault is HttpRequestException or TaskCanceledException)
        {
            return false;
        }
    }
}
