using KafkaAlarms.Chart.Tests.Rendering;
using KafkaAlarms.Kafka.Tests.Brokers;
using KafkaAlarms.Kafka.Tests.Processes;

namespace KafkaAlarms.Chart.Tests.Brokers;

/// <summary>A broker that is not the chart's: one listener asks for a login by PLAIN, the other for a client's certificate. Nobody else
/// gets in.</summary>
internal sealed class ExternalKafka : IAsyncDisposable
{
    public const string User = "plant";
    public const string Password = "pl4in-word";

    private static readonly TimeSpan StartTimeout = TimeSpan.FromMinutes(3);

    private readonly TemporaryFolder folder = new();
    private readonly List<ChildProcess> processes = [];
    private readonly IReadOnlyDictionary<string, string> certificate = NodeCertificate.Create();
    private readonly int plain = LoopbackPort.Next();
    private readonly int mutual = LoopbackPort.Next();
    private readonly int controller = LoopbackPort.Next();
    private readonly int rest = LoopbackPort.Next();
    private readonly string home;

    private ExternalKafka(string home) => this.home = home;

    /// <summary>A broker that runs; skips the test when there is no Kafka.</summary>
    public static async Task<ExternalKafka> StartAsync()
    {
        ExternalKafka kafka = new(KafkaHome.Require());
        try
        {
            await kafka.StartBrokerAsync();
            return kafka;
        }
        catch
        {
            await kafka.DisposeAsync();
            throw;
        }
    }

    /// <summary>The chart for the listener that asks for a login.</summary>
    public Task<RenderedChart> RenderPlainAsync() => RenderAsync(
        plain, "externalKafka.auth.mechanism=PLAIN,externalKafka.auth.existingSecret=kafka-login");

    /// <summary>The chart for the listener that asks for a certificate.</summary>
    /// <param name="shown">Whether clients show theirs.</param>
    public Task<RenderedChart> RenderMutualAsync(bool shown = true) =>
        RenderAsync(mutual, shown ? "externalKafka.tls.clientSecret=kafka-client" : "externalKafka.tls.clientSecret=");

    public Task<(int ExitCode, string Said)> InitAsync(RenderedChart chart, string password = Password) =>
        PodPrograms.RunJobAsync(chart, Pods(chart, password), "kafka-init");

    /// <summary>Starts the worker, waits until it reaches the broker, and ends it.</summary>
    public async Task ConnectAsync(RenderedChart chart)
    {
        await using ChildProcess worker = Pods(chart, Password).Start(
            chart.Pods.Single(one => one.Owner == "Deployment kafka-alarms-connect"), "connect");
        await PodPrograms.WaitForConnectAsync(worker, $"http://localhost:{rest}");
    }

    public async ValueTask DisposeAsync()
    {
        foreach (ChildProcess process in Enumerable.Reverse(processes)) await process.DisposeAsync();
        folder.Dispose();
    }

    private static Task<RenderedChart> RenderAsync(int port, string values) => RenderedChart.RenderAsync(
        "--set", "demo.enabled=true,console.enabled=false,initJobs.timeout=40s,kafka.enabled=false,externalKafka.tls.enabled=true",
        "--set", $"externalKafka.bootstrapServers=localhost:{port},externalKafka.tls.caSecret=kafka-ca,{values}");

    private PodProcess Pods(RenderedChart chart, string password) => new(
        chart,
        new Dictionary<string, IReadOnlyDictionary<string, string>>
        {
            ["kafka-ca"] = certificate,
            ["kafka-client"] = certificate,
            ["kafka-login"] = new Dictionary<string, string> { ["username"] = User, ["password"] = password },
        },
        new Dictionary<string, string> { ["/opt/kafka"] = home, [":8083"] = $":{rest}" },
        folder);

    private async Task StartBrokerAsync()
    {
        foreach ((string name, string content) in certificate) await File.WriteAllTextAsync(folder.File(name), content);
        string properties = folder.File("server.properties");
        await File.WriteAllLinesAsync(properties, Properties());
        await using (ChildProcess format = Start("kafka-storage.sh", "format", "-t", "AAAAAAAAAAAAAAAAAAAAAQ", "-c", properties))
            (await format.WaitForExitAsync(StartTimeout)).ShouldBe(0, format.Output.Tail());
        ChildProcess broker = Start("kafka-server-start.sh", properties);
        processes.Add(broker);
        await Eventually.TrueAsync(
            () => broker.HasExited || broker.Output.Says("Kafka Server started"), StartTimeout, "the broker is up");
        if (broker.HasExited) throw new InvalidOperationException("The broker ended at its start:\n" + broker.Output.Tail());
    }

    private ChildProcess Start(string script, params string[] arguments) => ChildProcess.Start(
        KafkaHome.Script(home, script),
        arguments,
        new Dictionary<string, string> { ["LOG_DIR"] = folder.File("logs"), ["KAFKA_HEAP_OPTS"] = "-Xms256m -Xmx256m" });

    private string[] Properties() =>
    [
        "process.roles=broker,controller",
        "node.id=1",
        $"controller.quorum.voters=1@localhost:{controller}",
        $"listeners=LOGIN://localhost:{plain},MUTUAL://localhost:{mutual},CONTROLLER://localhost:{controller}",
        $"advertised.listeners=LOGIN://localhost:{plain},MUTUAL://localhost:{mutual}",
        "listener.security.protocol.map=LOGIN:SASL_SSL,MUTUAL:SSL,CONTROLLER:PLAINTEXT",
        "inter.broker.listener.name=MUTUAL",
        "controller.listener.names=CONTROLLER",
        "sasl.enabled.mechanisms=PLAIN",
        "listener.name.login.plain.sasl.jaas.config=org.apache.kafka.common.security.plain.PlainLoginModule required "
            + $"user_{User}=\"{Password}\";",
        "listener.name.mutual.ssl.client.auth=required",
        "config.providers=dir",
        "config.providers.dir.class=org.apache.kafka.common.config.provider.DirectoryConfigProvider",
        $"config.providers.dir.param.allowed.paths={folder.Path}",
        "ssl.keystore.type=PEM",
        $"ssl.keystore.certificate.chain=${{dir:{folder.Path}:tls.crt}}",
        $"ssl.keystore.key=${{dir:{folder.Path}:tls.key}}",
        "ssl.truststore.type=PEM",
        $"ssl.truststore.certificates=${{dir:{folder.Path}:ca.crt}}",
        "auto.create.topics.enable=false",
        .. new[]
        {
            "offsets.topic.replication.factor", "transaction.state.log.replication.factor", "transaction.state.log.min.isr",
            "share.coordinator.state.topic.replication.factor", "share.coordinator.state.topic.min.isr", "offsets.topic.num.partitions",
        }.Select(key => $"{key}=1"),
        $"log.dirs={folder.File("data")}",
    ];
}
