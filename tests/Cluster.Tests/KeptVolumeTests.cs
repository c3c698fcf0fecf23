using System.Text.Json;
using KafkaAlarms.Cluster.Tests.Kubernetes;

namespace KafkaAlarms.Cluster.Tests;

/// <summary>What an installation finds that takes up the volumes of one before.</summary>
public sealed class KeptVolumeTests(Release release)
{
    [Fact]
    public async Task Install_OnKeptVolumes_EndsTheAlarmThatWasRaisedBefore()
    {
        Installation installation = await release.RequireAsync();
        using JsonDocument raised = await MeasureAsync(installation, 85);

        await installation.UninstallAsync();
        await installation.InstallAsync();
        using JsonDocument cleared = await MeasureAsync(installation, 20);

        Text(raised, "event").ShouldBe("raised");
        Text(cleared, "event").ShouldBe("cleared");
        Text(cleared, "alarm_id").ShouldBe(Text(raised, "alarm_id"));
        string first = await installation.FindRecordAsync(
            "alarme", record => record.StartsWith("boiler-kept|", StringComparison.Ordinal));
        first.ShouldContain(Text(raised, "event_id"));
        await installation.FindRecordAsync(
            "iot-sensordata", record => record.StartsWith("boiler-kept|", StringComparison.Ordinal) && record.Contains("85"));
    }

    private static async Task<JsonDocument> MeasureAsync(Installation installation, int temperature)
    {
        string payload = $$"""{"measurements":[{"name":"temperature","value":{{temperature}},"unit":"Cel"}]}""";
        string said = await installation.FindCommandAsync(
            line => line.StartsWith("devices/boiler-kept/", StringComparison.Ordinal),
            () => installation.PublishAsync("boiler-kept", payload));
        return JsonDocument.Parse(said[(said.IndexOf(' ') + 1)..]);
    }

    private static string Text(JsonDocument alarm, string field) => alarm.RootElement.GetProperty(field).GetString()!;
}
