using System.Text;
using KafkaAlarms.Cluster.Tests.Kubernetes;
using KafkaAlarms.Engine.Validating;

namespace KafkaAlarms.Cluster.Tests;

/// <summary>What a fresh installation does.</summary>
public sealed class InstallTests(Release release)
{
    private const string Mosquitto = "deploy/kafka-alarms-mosquitto";
    private const string Kafka = "kafka-alarms-kafka-0";

    [Fact]
    public async Task Message_OnMqtt_BecomesARecordWithItsKeyAndBytes()
    {
        await release.RequireAsync();
        const string payload = """{"temperature":  21.50, "unit":"Cel", "ü":1}""";

        await release.ExecAsync(Mosquitto, "mosquitto_pub", "-q", "1", "-t", "sensor/Raum 7", "-m", payload);

        await EventuallyAsync(async () => (await RecordsAsync("iot-sensordata")).ShouldContain($"Raum 7|{payload}"));
    }

    [Fact]
    public async Task Alarm_OfASimulatedSensor_ArrivesOnMqttAndSatisfiesTheSchema()
    {
        await release.RequireAsync();

        string said = await release.ExecAsync(
            Mosquitto, "timeout", "120", "mosquitto_sub", "-q", "1", "-v", "-C", "1", "-t", "devices/+/commands");

        string[] parts = said.Trim().Split(' ', 2);
        parts[0].ShouldMatch("^devices/(boiler|door)-0[12]/commands$");
        ValidationResult result = new AlarmValidator().Validate(Encoding.UTF8.GetBytes(parts[1]));
        result.IsValid.ShouldBeTrue(result.ToString());
    }

    [Fact]
    public async Task Console_WithoutALogin_IsRefusedAndWithOneServed()
    {
        await release.RequireAsync();
        (await AskAsync("kafka-alarms-traefik", 80, "")).ShouldContain("401 Unauthorized");
        string login = Convert.ToBase64String("admin:admin"u8);
        (await AskAsync("kafka-alarms-traefik", 80, $"Authorization: Basic {login}\\r\\n")).ShouldContain("200 OK");
    }

    [Fact]
    public async Task Console_AroundTraefik_CannotBeReached()
    {
        await release.RequireAsync();
        (await AskAsync("kafka-alarms-console", 8080, "")).ShouldNotContain("HTTP/");
    }

    [Fact]
    public async Task Test_OfHelm_IsGreenAndRedWhenAConnectorDoesNotRun()
    {
        await release.RequireAsync();
        await Tool.RunAsync("helm", "test", Release.Name, "-n", release.Namespace, "--timeout", "3m");
        string pause = "exec 3<>/dev/tcp/127.0.0.1/8083; printf 'PUT /connectors/mqtt-source/{0} HTTP/1.0\\r\\n\\r\\n' >&3; cat <&3";
        await release.ExecAsync("deploy/kafka-alarms-connect", "bash", "-c", pause.Replace("{0}", "pause"));
        (int code, _) = await Tool.TryAsync("helm", "test", Release.Name, "-n", release.Namespace, "--timeout", "3m");
        await release.ExecAsync("deploy/kafka-alarms-connect", "bash", "-c", pause.Replace("{0}", "resume"));
        code.ShouldNotBe(0);
        (await release.KubectlAsync("logs", "kafka-alarms-test", "-c", "connectors")).ShouldContain("KA9215");
    }

    /// <summary>Records of a topic as key|value; the sensors go on, so reading ends by time.</summary>
    private async Task<string> RecordsAsync(string topic)
    {
        (_, string said) = await Tool.TryAsync(
            "kubectl", "-n", release.Namespace, "exec", Kafka, "--",
            "timeout", "20", "env", "KAFKA_HEAP_OPTS=-Xmx96m", "KAFKA_LOG4J_OPTS=",
            "/opt/kafka/bin/kafka-console-consumer.sh", "--bootstrap-server", "localhost:9092", "--topic", topic,
            "--from-beginning", "--formatter-property", "print.key=true", "--formatter-property", "key.separator=|");
        return said;
    }

    /// <summary>Asks a Service from another pod of the namespace.</summary>
    private async Task<string> AskAsync(string service, int port, string header)
    {
        string script = $"exec 3<>/dev/tcp/{service}/{port}; printf 'GET / HTTP/1.0\\r\\n{header}\\r\\n' >&3; cat <&3";
        (_, string said) = await Tool.TryAsync(
            "kubectl", "-n", release.Namespace, "exec", Kafka, "--", "timeout", "8", "bash", "-c", script);
        return said;
    }

    private static async Task EventuallyAsync(Func<Task> check)
    {
        for (int attempt = 1; ; attempt++)
        {
            try
            {
                await check();
                return;
            }
            catch (ShouldAssertException) when (attempt < 10)
            {
                await Task.Delay(TimeSpan.FromSeconds(1), TestContext.Current.CancellationToken);
            }
        }
    }
}
