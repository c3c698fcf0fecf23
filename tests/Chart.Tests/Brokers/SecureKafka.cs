using k8s.Models;
using KafkaAlarms.Chart.Tests.Rendering;
using KafkaAlarms.Kafka.Tests.Brokers;
using KafkaAlarms.Kafka.Tests.Processes;

namespace KafkaAlarms.Chart.Tests.Brokers;

/// <summary>A rendering of the chart with TLS and logins, its broker a process of this machine.</summary>
internal sealed class SecureKafka : IAsyncDisposable
{
    public const string User = "kafka-alarms";
    public const string Password = "s3cret-!$%&/()=?*+~#<>|;:_@^{}[]";

    private static readonly TimeSpan StartTimeout = TimeSpan.FromMinutes(3);

    private readonly TemporaryFolder folder = new();
    private readonly List<ChildProcess> processes = [];
    private readonly RenderedChart chart;
    private readonly Dictionary<string, string> places;

    private SecureKafka(RenderedChart chart, string home)
    {
        this.chart = chart;
        Home = home;
        places = new Dictionary<string, string>
        {
            ["/opt/kafka"] = home,
            ["$POD_NAME.$KA_DOMAIN"] = "localhost",
            ["kafka-alarms-kafka-0.kafka-alarms-kafka.plant.svc"] = "localhost",
            ["kafka-alarms-controller-0.kafka-alarms-controller.plant.svc"] = "localhost",
            ["http://kafka-alarms-connect"] = "http://localhost",
        };
        foreach (int port in new[] { 9092, 9093, 9094, 8083 }) Place(port);
    }

    public string Home { get; }

    public string Bootstrap => $"localhost{places[":9092"]}";

    /// <summary>Address of the listener between nodes.</summary>
    public string Internal => $"localhost{places[":9094"]}";

    public string Connect => $"http://localhost{places[":8083"]}";

    public IReadOnlyDictionary<string, string> Certificate { get; } = NodeCertificate.Create();

    /// <summary>Renders and starts the nodes; skips the test when there is no Kafka or no helm.</summary>
    public static async Task<SecureKafka> StartAsync(params string[] more)
    {
        string home = KafkaHome.Require();
        RenderedChart chart = await RenderedChart.RenderAsync(
        [
            "--set", "demo.enabled=true,kafka.tls.enabled=true,kafka.tls.existingSecret=kafka-tls",
            "--set", "kafka.auth.enabled=true,kafka.auth.existingSecret=kafka-users,initJobs.timeout=40s,helmTest.mqtt.enabled=true",
            .. more,
        ]);
        SecureKafka kafka = new(chart, home);
        try
        {
            V1StatefulSet[] sets = [.. chart.Of<V1StatefulSet>().Where(set => set.Metadata.Name != "kafka-alarms-engine")];
            await Task.WhenAll(sets.Select(kafka.StartAsync));
            return kafka;
        }
        catch
        {
            await kafka.DisposeAsync();
            throw;
        }
    }

    /// <summary>Runs an init Job to its end.</summary>
    /// <returns>The exit code and all that it said.</returns>
    public Task<(int ExitCode, string Said)> RunJobAsync(string component, string password = Password) =>
        PodPrograms.RunJobAsync(chart, Pods(password), component);

    /// <summary>Starts the Connect worker.</summary>
    public Task StartConnectAsync() => PodPrograms.WaitForConnectAsync(
        Start(chart.Pods.Single(one => one.Owner == "Deployment kafka-alarms-connect"), "connect-0"), Connect);

    /// <summary>Starts the container of helm's test that reads the record of a message.</summary>
    /// <param name="message">The message that the other container would have sent.</param>
    public ChildProcess StartTestReader(string message)
    {
        PodSource pod = chart.Pods.Single(one => one.Owner == "Pod kafka-alarms-test");
        Directory.CreateDirectory(folder.File("test/round-trip"));
        File.WriteAllText(folder.File("test/round-trip/message"), message);
        ChildProcess reader = Pods(Password).Start(pod, pod.Spec.Containers.Single(one => one.Name == "read"), "test");
        processes.Add(reader);
        return reader;
    }

    /// <summary>Runs a tool of Kafka with the properties that brokers have for it.</summary>
    public async Task<(int ExitCode, string Said)> RunToolAsync(string script, params string[] arguments)
    {
        await using ChildProcess tool = ChildProcess.Start(
            KafkaHome.Script(Home, script),
            ["--bootstrap-server", Internal, "--command-config", folder.File("kafka-alarms-kafka-0/etc/kafka-alarms/tools.properties"), .. arguments]);
        return (await tool.WaitForExitAsync(StartTimeout), tool.Output.Tail());
    }

    /// <summary>A file with the CA, for clients.</summary>
    public string AuthorityFile()
    {
        string file = folder.File("ca.crt");
        File.WriteAllText(file, Certificate["ca.crt"]);
        return file;
    }

    public async ValueTask DisposeAsync()
    {
        foreach (ChildProcess process in Enumerable.Reverse(processes)) await process.DisposeAsync();
        folder.Dispose();
    }

    private void Place(int port) => places[$":{port}"] = $":{LoopbackPort.Next()}";

    private async Task StartAsync(V1StatefulSet set)
    {
        ChildProcess node = Start(PodSource.Of(set)!, $"{set.Metadata.Name}-0");
        await Eventually.TrueAsync(
            () => node.HasExited || node.Output.Says("Kafka Server started"), StartTimeout, $"{set.Metadata.Name} is up");
        if (node.HasExited) throw new InvalidOperationException("The node ended at its start:\n" + node.Output.Tail());
    }

    private ChildProcess Start(PodSource pod, string name)
    {
        ChildProcess process = Pods(Password).Start(pod, name);
        processes.Add(process);
        return process;
    }

    private PodProcess Pods(string password) => new(
        chart,
        new Dictionary<string, IReadOnlyDictionary<string, string>>
        {
            ["kafka-tls"] = Certificate,
            ["kafka-users"] = new Dictionary<string, string> { [User] = password },
        },
        places,
        folder);
}
