using KafkaAlarms.Cluster.Tests.Kubernetes;

namespace KafkaAlarms.Cluster.Tests;

/// <summary>A second release in the namespace of the first one, on what is there already: the first one's brokers are its external
/// Kafka, a Mosquitto with TLS and a login its MQTT broker. Its init work is done by hooks, its rule plug-ins come out of an image
/// and then out of a ConfigMap.</summary>
public sealed class SecondReleaseTests(Release release)
{
    private const string Limits = "KafkaAlarms.Samples.Limits";
    private const string Rules = """rules.file={"rules":[{"id":"press","type":"limits","sensors":["press-*"],"levels":{"hi":{"limit":10}}}]}""";

    private static readonly string[] Topics =
        ["sensorData", "alarms", "state", "sensorDataDeadLetters", "alarmDeadLetters"];

    [Fact]
    public async Task SecondRelease_OnKafkaAndMosquittoOfOthers_RunsBesideTheFirstAndGoesWithoutATrace()
    {
        Installation first = await release.RequireAsync();
        string[] before = await first.PodsAsync();
        MqttClients plant = await PlantBroker.StartAsync(first);
        Installation second = await InstallAsync(first);

        string raised = await MeasureAsync(plant, 50);
        (int code, string said) = await second.TestAsync();
        await first.FindRecordAsync("second-sensorData", record => record.StartsWith("helm-test|", StringComparison.Ordinal));
        await DeliverByConfigMapAsync(second);
        string cleared = await MeasureAsync(plant, 5);
        await second.UninstallAsync();
        await first.KubectlAsync("delete", "pod/plant-mosquitto", "service/plant-mosquitto", "configmap/limits-dll");

        code.ShouldBe(0, said);
        raised.ShouldStartWith("devices/press-2/commands ");
        raised.ShouldContain("\"event\":\"raised\"");
        cleared.ShouldContain("\"event\":\"cleared\"");
        (await first.PodsAsync()).ShouldBe(before);
    }

    private static async Task<Installation> InstallAsync(Installation first)
    {
        string names = string.Join(',', Topics.Select(topic => $"topics.{topic}.name=second-{topic}"));
        Installation second = new(
            "second", first.Namespace,
            "--set", $"console.enabled=false,initJobs.mode=hook,helmTest.mqtt.enabled=true,engine.group=second,{names}",
            "--set", $"mqtt.host={PlantBroker.Host},mqtt.port=8883,mqtt.tls.enabled=true,mqtt.tls.caSecret=plant-tls,mqtt.auth.existingSecret=mqtt-login",
            "--set", "rules.image.repository=kafka-alarms,rules.image.tag=0.1.0,rules.path=/app/plugins",
            "--set-json", Rules,
            "--set", "kafka.enabled=false,externalKafka.bootstrapServers="
                + $"kafka-alarms-kafka-0.kafka-alarms-kafka.{first.Namespace}.svc:9092");
        await second.InstallAsync();
        (await second.LogAsync("kafka-init")).ShouldContain("created    second-sensorData", Case.Sensitive, "the hook has run");
        return second;
    }

    private static async Task DeliverByConfigMapAsync(Installation second)
    {
        string dll = Path.Combine(AppContext.BaseDirectory, "plugins", Limits, $"{Limits}.dll");
        await second.KubectlAsync("create", "configmap", "limits-dll", $"--from-file={Limits}.dll={dll}");
        await second.UpgradeAsync(
            "--set", $"rules.image.repository=,rules.configMaps[0].name={Limits},rules.configMaps[0].configMap=limits-dll");
    }

    private static Task<string> MeasureAsync(MqttClients plant, int value) => plant.FindCommandAsync(
        line => line.StartsWith("devices/press-2/", StringComparison.Ordinal), () => plant.PublishAsync("press-2", $"{value}"));
}
