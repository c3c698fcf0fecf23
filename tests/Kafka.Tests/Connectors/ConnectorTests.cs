using System.Text.Json;
using KafkaAlarms.Kafka.Tests.Brokers;
using KafkaAlarms.Kafka.Tests.Engines;
using KafkaAlarms.Kafka.Tests.Initial;
using KafkaAlarms.Kafka.Tests.Processes;

namespace KafkaAlarms.Kafka.Tests.Connectors;

/// <summary><c>init connectors</c> and <c>watch connectors</c> on a real Connect worker. Nobody listens where the connectors look for
/// an MQTT broker: they run and try.</summary>
public sealed class ConnectorTests(SharedBroker shared) : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);

    private readonly TemporaryFolder folder = new();
    private readonly string nowhere = $"tcp://127.0.0.1:{LoopbackPort.Next()}";

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task Connectors_OnARealWorker_ArePutWhenTheyDifferAndRestartedWhenTheyFail()
    {
        await using ConnectWorker worker = await ConnectWorker.StartAsync(await shared.RequireAsync());

        (int code, string said) = await InitAsync(worker, Connector("sensor/+"));
        code.ShouldBe(0, said);
        said.ShouldContain($"created    bridge: {ConnectWorker.SourceClass}");
        said.ShouldContain("running    bridge: 1 tasks");

        (code, said) = await InitAsync(worker, Connector("sensor/+"));
        code.ShouldBe(0, said);
        said.ShouldContain("unchanged  bridge");

        (code, said) = await InitAsync(worker, Connector("plant/+"));
        code.ShouldBe(0, said);
        said.ShouldContain("changed    bridge: mqtt.topic");

        (code, said) = await InitAsync(worker, Broken());
        code.ShouldBe(69, said);
        said.ShouldContain("changed    bridge: mqtt.fail.after.ms, mqtt.ssl.ca.file, mqtt.url");
        said.ShouldContain("KA9215 connector bridge: It failed, and again after a restart: ");
        said.ShouldContain("missing.pem", Case.Sensitive, "a cause out of the trace");

        await WatchAsync(worker);
    }

    [Fact]
    public async Task Init_OfAClassThatTheWorkerLacks_SaysSo()
    {
        await using ConnectWorker worker = await ConnectWorker.StartAsync(await shared.RequireAsync());
        (int code, string said) = await InitAsync(worker, new() { ["connector.class"] = "plant.Missing" });
        code.ShouldBe(78, said);
        said.ShouldContain("KA9213 connector bridge: Connect has no plug-in plant.Missing.");

        Dictionary<string, string> wrong = Connector("sensor/+");
        wrong["mqtt.qos"] = "much";
        (code, said) = await InitAsync(worker, wrong);
        code.ShouldBe(78, said);
        said.ShouldContain("KA9214 connector bridge: Connect refuses its configuration: ");
    }

    /// <summary>The connector has failed: the watch restarts it at once, and again after it has failed again.</summary>
    private static async Task WatchAsync(ConnectWorker worker)
    {
        int port = LoopbackPort.Next();
        await using ChildProcess watch = ChildProcess.Start(
            EngineProgram.Dotnet,
            [EngineProgram.Path, "watch", "connectors", "--connect", worker.Address, "--http", $"127.0.0.1:{port}"]);
        using HttpClient http = new();
        string figures = "";
        await Eventually.TrueAsync(
            async () =>
            {
                try
                {
                    figures = await http.GetStringAsync($"http://127.0.0.1:{port}/metrics", TestContext.Current.CancellationToken);
                }
                catch (HttpRequestException)
                {
                    return false;
                }

                return Metrics.Parse(figures).Sum("kafka_alarms_connector_restarts_total", "connector=\"bridge\"") >= 2;
            },
            Patience,
            () => watch.Output.Tail() + figures);
        watch.Output.Says("KA9215").ShouldBeTrue(watch.Output.Tail());
        watch.Output.Says("missing.pem").ShouldBeTrue(watch.Output.Tail());
        watch.Send(Signal.Terminate);
        (await watch.WaitForExitAsync(TimeSpan.FromSeconds(60))).ShouldBe(0, watch.Output.Tail());
    }

    /// <summary>One whose task fails: the certificates to trust are missing.</summary>
    private Dictionary<string, string> Broken()
    {
        Dictionary<string, string> connector = Connector("plant/+");
        connector["mqtt.url"] = nowhere.Replace("tcp:", "ssl:", StringComparison.Ordinal);
        connector["mqtt.ssl.ca.file"] = folder.File("missing.pem");
        connector["mqtt.fail.after.ms"] = "1";
        return connector;
    }

    private Dictionary<string, string> Connector(string topic) => new()
    {
        ["connector.class"] = ConnectWorker.SourceClass,
        ["tasks.max"] = "1",
        ["kafka.topic"] = "bridged",
        ["mqtt.topic"] = topic,
        ["mqtt.url"] = nowhere,
        ["mqtt.client.id"] = "bridge",
        ["mqtt.fail.after.ms"] = "0",
        ["key.converter"] = "org.apache.kafka.connect.storage.StringConverter",
        ["value.converter"] = "org.apache.kafka.connect.converters.ByteArrayConverter",
    };

    private async Task<(int ExitCode, string Said)> InitAsync(ConnectWorker worker, Dictionary<string, string> connector)
    {
        string file = folder.File("connectors.json");
        await File.WriteAllTextAsync(
            file,
            JsonSerializer.Serialize(new { connectors = new Dictionary<string, object> { ["bridge"] = connector } }),
            TestContext.Current.CancellationToken);
        return await InitProcess.RunAsync("connectors", "--connect", worker.Address, "--connectors", file, "--timeout", "150s");
    }
}
