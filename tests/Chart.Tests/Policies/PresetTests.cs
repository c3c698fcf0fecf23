using System.Text.Json;
using k8s;
using k8s.Models;
using KafkaAlarms.Chart.Tests.Rendering;

namespace KafkaAlarms.Chart.Tests.Policies;

/// <summary>Presets for MQTT connectors of others: what the chart gives them. The connectors themselves are not run.</summary>
public sealed class PresetTests
{
    private const string Baked = "connect.plugins.path=,connect.image.repository=plant/connect";

    [Fact]
    public async Task Camel_OfAScenario_GetsItsRoutesAsFilesOfTheWorker()
    {
        RenderedChart chart = await RenderedChart.OfAsync("presets-values.yaml");
        IDictionary<string, string> files = chart.Named<V1ConfigMap>("kafka-alarms-connect").Data;
        Dictionary<string, Dictionary<string, string>> connectors = Connectors(chart);

        foreach (string direction in new[] { "source", "sink" })
        {
            string name = connectors[$"mqtt-{direction}"][$"camel.{direction}.url"].Split(':')[1];
            Kamelet kamelet = KubernetesYaml.Deserialize<Kamelet>(files[$"{name}.kamelet.yaml"], strict: true);
            (kamelet.ApiVersion, kamelet.Metadata["name"]).ShouldBe(("camel.apache.org/v1", name));
            connectors[$"mqtt-{direction}"]["camel.component.kamelet.location"].ShouldBe("file:/etc/kafka-alarms");
        }

        files["kafka-alarms-source.kamelet.yaml"].ShouldContain("simple: ${header.CamelMqttTopic.substring(7)}");
        files["kafka-alarms-source.kamelet.yaml"].ShouldContain("uri: paho-mqtt5:sensor/+");
        files["kafka-alarms-sink.kamelet.yaml"].ShouldContain("simple: devices/${header[camel.kafka.connector.record.key]}/commands");
    }

    [Fact]
    public async Task Camel_OfAScenario_AcknowledgesAfterKafkaAndReadsWhatWasCommitted()
    {
        Dictionary<string, Dictionary<string, string>> connectors = Connectors(await RenderedChart.OfAsync("presets-values.yaml"));
        Dictionary<string, string> source = connectors["mqtt-source"];
        source["camel.component.paho-mqtt5.manualAcksEnabled"].ShouldBe("true");
        source["camel.component.paho-mqtt5.cleanStart"].ShouldBe("false");
        source["camel.component.paho-mqtt5.brokerUrl"].ShouldBe("ssl://mqtt.example.org:8883");
        source["topics"].ShouldBe("iot-sensordata");
        Dictionary<string, string> sink = connectors["mqtt-sink"];
        sink["consumer.override.isolation.level"].ShouldBe("read_committed");
        sink.Keys.ShouldNotContain("errors.tolerance", "a command that cannot be published must not be skipped");
        connectors.Values.ShouldAllBe(one => one["camel.map.headers"] == "false");
        connectors.Values.ShouldAllBe(one => one["camel.component.paho-mqtt5.password"] == "${dir:/opt/connect/secrets/mqtt:password}");
    }

    [Fact]
    public async Task Camel_OfATopicInOtherLetters_CutsWhatStandsBeforeTheWildcard()
    {
        RenderedChart chart = await RenderAsync($"{Baked},mqtt.source.connector=camel,mqtt.source.topic=Küche/+");
        chart.Named<V1ConfigMap>("kafka-alarms-connect").Data["kafka-alarms-source.kamelet.yaml"].ShouldContain("substring(6)");
    }

    [Fact]
    public async Task Lenses_OfBothDirections_HasItsStatements()
    {
        RenderedChart chart = await RenderAsync(
            $"{Baked},mqtt.source.connector=lenses,mqtt.source.keyField=device.id,mqtt.sink.connector=lenses",
            "--set-json", "mqtt.sink.topic=\"{key}\"");
        Dictionary<string, Dictionary<string, string>> connectors = Connectors(chart);
        connectors["mqtt-source"]["connect.mqtt.kcql"].ShouldBe(
            "INSERT INTO `iot-sensordata` SELECT * FROM `sensor/+` "
            + "WITHCONVERTER=`io.lenses.streamreactor.connect.converters.source.JsonPassThroughConverter` WITHKEY(`device.id`)");
        connectors["mqtt-source"]["connect.mqtt.process.duplicates"].ShouldBe("true");
        connectors["mqtt-sink"]["connect.mqtt.kcql"].ShouldBe("INSERT INTO _key SELECT * FROM `alarme`");
        connectors["mqtt-sink"]["consumer.override.isolation.level"].ShouldBe("read_committed");
    }

    [Theory]
    [InlineData("presets-values.yaml", "plugin.discovery=hybrid_warn")]
    [InlineData("default-values.yaml", "plugin.discovery=service_load")]
    public async Task Worker_OfAScenario_LooksForPluginsAsTheyNeed(string values, string expected) =>
        (await RenderedChart.OfAsync(values)).Named<V1ConfigMap>("kafka-alarms-connect").Data["connect.properties"].ShouldContain(expected);

    [Fact]
    public async Task Values_OfAConnector_WinOverThePreset()
    {
        RenderedChart chart = await RenderAsync(
            $"{Baked},mqtt.source.connector=camel,mqtt.source.config.camel\\.source\\.maxPollDuration=200");
        Connectors(chart)["mqtt-source"]["camel.source.maxPollDuration"].ShouldBe("200");
    }

    private static Task<RenderedChart> RenderAsync(string values, params string[] more) =>
        RenderedChart.RenderAsync(["--set", $"demo.enabled=true,{values}", .. more]);

    private static Dictionary<string, Dictionary<string, string>> Connectors(RenderedChart chart)
    {
        using JsonDocument file = JsonDocument.Parse(chart.Named<V1ConfigMap>("kafka-alarms-connect-init").Data["connectors.json"]);
        return file.RootElement.GetProperty("connectors").EnumerateObject().ToDictionary(
            one => one.Name, one => one.Value.EnumerateObject().ToDictionary(key => key.Name, key => key.Value.ToString()));
    }

    private sealed class Kamelet
    {
        public string ApiVersion { get; set; } = "";

        public string Kind { get; set; } = "";

        public Dictionary<string, string> Metadata { get; set; } = [];

        public Dictionary<string, object> Spec { get; set; } = [];
    }
}
