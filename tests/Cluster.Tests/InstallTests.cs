using System.Text;
using KafkaAlarms.Cluster.Tests.Kubernetes;
using KafkaAlarms.Engine.Validating;

namespace KafkaAlarms.Cluster.Tests;

/// <summary>What a fresh installation does.</summary>
public sealed class InstallTests(Release release)
{
    [Fact]
    public async Task Message_OnMqtt_BecomesARecordWithItsKeyAndBytes()
    {
        Installation installation = await release.RequireAsync();
        const string payload = """{"temperature":  21.50, "unit":"Cel", "ü":1}""";

        await installation.PublishAsync("Raum 7", payload);

        await installation.FindRecordAsync("iot-sensordata", record => record == $"Raum 7|{payload}");
    }

    [Fact]
    public async Task Alarm_OfASimulatedSensor_ArrivesOnMqttAndSatisfiesTheSchema()
    {
        Installation installation = await release.RequireAsync();

        string said = await installation.FindCommandAsync(line => line.Length > 0, () => Task.CompletedTask);

        string[] parts = said.Split(' ', 2);
        parts[0].ShouldMatch("^devices/(boiler|door)-0[12]/commands$");
        ValidationResult result = new AlarmValidator().Validate(Encoding.UTF8.GetBytes(parts[1]));
        result.IsValid.ShouldBeTrue(result.ToString());
    }

    [Fact]
    public async Task Console_WithoutALogin_IsRefusedAndWithOneServed()
    {
        Installation installation = await release.RequireAsync();
        (await installation.AskServiceAsync("traefik", 80, "")).ShouldContain("401 Unauthorized");
        string login = Convert.ToBase64String("admin:admin"u8);
        (await installation.AskServiceAsync("traefik", 80, $"Authorization: Basic {login}\\r\\n")).ShouldContain("200 OK");
    }

    [Fact]
    public async Task Console_AroundTraefik_CannotBeReached()
    {
        Installation installation = await release.RequireAsync();
        (await installation.AskServiceAsync("console", 8080, "")).ShouldNotContain("HTTP/");
    }

    [Fact]
    public async Task Test_OfHelm_IsGreenAndRedWhenTheSourceConnectorDoesNotRun()
    {
        Installation installation = await release.RequireAsync();
        (int green, string said) = await installation.TestAsync();
        await installation.AskConnectAsync("PUT /connectors/mqtt-source/pause");
        (int red, _) = await installation.TestAsync();
        await installation.AskConnectAsync("PUT /connectors/mqtt-source/resume");
        green.ShouldBe(0, said);
        red.ShouldNotBe(0);
        (await installation.KubectlAsync("logs", "kafka-alarms-test", "-c", "connectors")).ShouldContain("KA9215");
    }
}
