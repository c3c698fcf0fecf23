using System.Diagnostics;
using System.Globalization;

namespace KafkaAlarms.Cluster.Tests.Kubernetes;

/// <summary>Sensors and a device as a pod beside an installation: each message of theirs is one event of one rule of the
/// demo.</summary>
public sealed class Load
{
    private const int Sensors = 20;

    private readonly Installation installation;
    private readonly string sensor = $"boiler-load-{Guid.NewGuid().ToString("N")[..4]}";

    private Load(Installation installation) => this.installation = installation;

    /// <summary>Begins to send. The simulated sensors of the demo are silent meanwhile.</summary>
    /// <param name="installation">Where to.</param>
    /// <param name="least">Messages that are sent at least; it goes on until <see cref="FinishAsync"/>.</param>
    /// <param name="pause">Seconds between two times fifty.</param>
    public static async Task<Load> StartAsync(Installation installation, int least, double pause)
    {
        Load load = new(installation);
        await load.SilenceDemoAsync();
        await Tool.ApplyFileAsync("load.yaml", text => text
            .Replace("NAMESPACE", installation.Namespace)
            .Replace("RELEASE", installation.Name)
            .Replace("HOST", $"{installation.Prefix}-mosquitto")
            .Replace("SENSOR", load.sensor)
            .Replace("LEAST", $"{least}")
            .Replace("PAUSE", pause.ToString(CultureInfo.InvariantCulture)));
        await installation.KubectlAsync("wait", "pod/load", "--for=condition=Ready", "--timeout=120s");
        await load.FlowsAsync();
        return load;
    }

    /// <summary>Waits until more alarms have come to the device than had at the time of the call.</summary>
    public async Task FlowsAsync()
    {
        int before = (await EventsAsync()).Length;
        await Eventually.TrueAsync(
            async () => (await EventsAsync()).Length > before, () => $"more alarms come than {before}");
    }

    /// <summary>Waits until each of the sensors has caused another alarm, and says how long that took: the time that the sensors need
    /// for a round is in it.</summary>
    public async Task AllFlowAsync(string after)
    {
        long start = Stopwatch.GetTimestamp();
        Dictionary<string, int> before = await BySensorAsync();
        await Eventually.TrueAsync(
            async () => (await BySensorAsync()).Count(one => one.Value > before.GetValueOrDefault(one.Key)) == Sensors,
            () => $"alarms of all sensors come after: {after}");
        double seconds = Stopwatch.GetElapsedTime(start).TotalSeconds;
        TestContext.Current.SendDiagnosticMessage($"{after}: all sensors evaluated within {seconds:F1} s");
    }

    /// <summary>Ends the sensors, and waits until every alarm has come.</summary>
    /// <returns>Number of messages sent, each one counted once.</returns>
    public async Task<int> FinishAsync()
    {
        // An upgrade meanwhile has made them speak again.
        await SilenceDemoAsync();
        await installation.KubectlAsync("exec", "load", "-c", "publish", "--", "touch", "/load/finish");
        string said = "";
        await Eventually.TrueAsync(
            async () => (said = await installation.KubectlAsync("logs", "load", "-c", "publish")).Contains("published"),
            () => said);
        string[] words = said.Split([' ', '\n'], StringSplitOptions.RemoveEmptyEntries);
        int sent = int.Parse(words[^1], CultureInfo.InvariantCulture);
        int came = 0;
        await Eventually.TrueAsync(
            async () => (came = (await EventsAsync()).Distinct().Count()) >= sent,
            () => $"of {sent} alarms {came} came to the device");
        return sent;
    }

    /// <summary>Ids of the events that came to the device, doubles included.</summary>
    public async Task<string[]> EventsAsync() => [.. (await LinesAsync()).Select(line => line.Split(' ')[0])];

    /// <summary>Records of these sensors.</summary>
    /// <returns>key|value each.</returns>
    public async Task<string[]> RecordsAsync(string topic) =>
        [.. (await installation.ReadAsync(topic)).Where(record => record.StartsWith($"{sensor}-", StringComparison.Ordinal))];

    /// <summary>Takes the sensors and the device away, and lets those of the demo speak again.</summary>
    public async Task StopAsync()
    {
        await installation.KubectlAsync("delete", "pod/load", "configmap/load");
        await installation.KubectlAsync("scale", $"deploy/{installation.Prefix}-sensors", "--replicas=1");
    }

    private async Task SilenceDemoAsync() =>
        await installation.KubectlAsync("scale", $"deploy/{installation.Prefix}-sensors", "--replicas=0");

    private async Task<Dictionary<string, int>> BySensorAsync() => (await LinesAsync())
        .Select(line => line.Split(' ')[1]).CountBy(name => name).ToDictionary();

    private async Task<string[]> LinesAsync()
    {
        string text = await installation.KubectlAsync(
            "exec", "load", "-c", "listen", "--", "sh", "-c", "cat /load/events || true");
        return [.. text.Split('\n').Where(line => line.Contains(' '))];
    }
}
