using KafkaAlarms.Chart.Tests.Rendering;

namespace KafkaAlarms.Chart.Tests.Snapshots;

/// <summary>What an installation says in the end. Helm shows it with a cluster alone, so a copy of the chart has it as a template.</summary>
public sealed class NotesTests : IDisposable
{
    private readonly DirectoryInfo copy = Directory.CreateTempSubdirectory("chart-");

    public void Dispose() => copy.Delete(recursive: true);

    [Theory]
    [InlineData("demo.enabled=true", "deploy/kafka-alarms-mosquitto -- mosquitto_sub -v -t 'devices/+/commands'")]
    [InlineData("demo.enabled=true", "It is closed until there is a login:")]
    [InlineData("demo.enabled=true", "kubectl port-forward -n plant service/kafka-alarms-traefik 8080:80")]
    [InlineData("mqtt.host=m,traefik.auth.existingSecret=u", "Sensors publish to sensor/+ on m:1883; alarms go to devices/{key}/commands.")]
    [InlineData("mqtt.host=m,traefik.auth.existingSecret=u,traefik.tls.existingSecret=t", "service/kafka-alarms-traefik 8080:443")]
    [InlineData(
        "demo.enabled=true,kafka.tls.enabled=true,kafka.tls.existingSecret=c,kafka.auth.enabled=true,kafka.auth.existingSecret=u",
        "security.protocol=SASL_SSL, sasl.mechanism=SCRAM-SHA-512, a user of the Secret u; the CA:\n  kubectl get secret c -n plant")]
    [InlineData("demo.enabled=true,expose.host=c.example.org,expose.ingress.enabled=true", "Console:\n  It is closed until there is a login:")]
    [InlineData("demo.enabled=true,expose.host=c.example.org,expose.ingress.enabled=true,expose.tls.existingSecret=t", "  https://c.example.org")]
    [InlineData("demo.enabled=true,kafka.tls.enabled=true,kafka.tls.existingSecret=c", "Clients of Kafka: security.protocol=SSL; the CA:")]
    public async Task Notes_OfAnInstallation_NameTheNextCommands(string values, string expected) =>
        (await NotesAsync(values)).ShouldContain(expected);

    [Theory]
    [InlineData("mqtt.host=m,traefik.enabled=false", "Console:")]
    [InlineData("mqtt.host=m,traefik.auth.existingSecret=u", "It is closed until there is a login:")]
    [InlineData("demo.enabled=true", "security.protocol")]
    [InlineData("demo.enabled=true,expose.host=c.example.org,expose.ingress.enabled=true", "port-forward")]
    public async Task Notes_OfAnInstallation_LeaveOutWhatIsNotThere(string values, string other) =>
        (await NotesAsync(values)).ShouldNotContain(other);

    private async Task<string> NotesAsync(string values)
    {
        string chart = Repository.At(Repository.Chart);
        foreach (string file in Directory.EnumerateFiles(chart, "*", SearchOption.AllDirectories))
        {
            string place = Path.Combine(copy.FullName, Path.GetRelativePath(chart, file));
            Directory.CreateDirectory(Path.GetDirectoryName(place)!);
            File.Copy(file, place, overwrite: true);
        }

        string notes = await File.ReadAllTextAsync(Path.Combine(chart, "templates/NOTES.txt"), TestContext.Current.CancellationToken);
        await File.WriteAllTextAsync(
            Path.Combine(copy.FullName, "templates/notes.yaml"),
            $"kind: Notes\ntext: |\n  {notes.Replace("\n", "\n  ", StringComparison.Ordinal)}",
            TestContext.Current.CancellationToken);
        (int code, string text, string error) = await HelmProgram.RunAsync(
            "template", "kafka-alarms", copy.FullName, "--namespace", "plant", "--show-only", "templates/notes.yaml", "--set", values);
        code.ShouldBe(0, error);
        return text.Replace("\n  ", "\n", StringComparison.Ordinal);
    }
}
