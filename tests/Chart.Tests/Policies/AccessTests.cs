using k8s.Models;
using KafkaAlarms.Chart.Tests.Rendering;

namespace KafkaAlarms.Chart.Tests.Policies;

/// <summary>Certificates and logins stay where they belong.</summary>
public sealed class AccessTests
{
    private static readonly string[] Nodes = ["StatefulSet kafka-alarms-kafka", "StatefulSet kafka-alarms-controller"];

    [Fact]
    public async Task Secrets_OfTheNodes_AreSeenByNodesAlone()
    {
        RenderedChart chart = await RenderedChart.OfAsync("secure-values.yaml");
        foreach (PodSource pod in chart.Pods.Where(pod => !Nodes.Contains(pod.Owner)))
        {
            V1SecretVolumeSource[] secrets = [.. (pod.Spec.Volumes ?? []).Select(volume => volume.Secret).OfType<V1SecretVolumeSource>()];
            secrets.Where(secret => secret.SecretName == "kafka-tls").SelectMany(KeysOf).Distinct()
                .ShouldBeSubsetOf(["ca.crt"], pod.Owner);
            secrets.Where(secret => secret.SecretName == "kafka-users").SelectMany(KeysOf)
                .ShouldBeSubsetOf(["kafka-alarms"], pod.Owner);
        }
    }

    [Fact]
    public async Task Users_OfANewCluster_AreSeenByControllersAlone()
    {
        RenderedChart chart = await RenderedChart.OfAsync("secure-values.yaml");
        chart.Pods.Where(pod => pod.Spec.Volumes.Any(volume => volume.Secret is { SecretName: "kafka-users", Items: null }))
            .Select(pod => pod.Owner)
            .ShouldBe(["StatefulSet kafka-alarms-controller"]);
    }

    [Theory]
    [InlineData("secure-values.yaml")]
    [InlineData("external-values.yaml")]
    public async Task Clients_OfAnEncryptedKafka_AllKnowTheAuthorityAndTheLogin(string values)
    {
        RenderedChart chart = await RenderedChart.OfAsync(values);
        string[] clients = ["engine", "kafka-init", "connect", "console", "test"];
        foreach (PodSource pod in chart.Pods.Where(pod => clients.Contains(pod.Metadata.Labels["app.kubernetes.io/component"])))
        {
            string[] secrets =
            [
                .. pod.Spec.Volumes.Select(volume => volume.Secret?.SecretName).OfType<string>(),
                .. pod.Containers.SelectMany(one => one.Env ?? []).Select(one => one.ValueFrom?.SecretKeyRef?.Name).OfType<string>(),
            ];
            string[] wanted = values.StartsWith("secure", StringComparison.Ordinal)
                ? ["kafka-tls", "kafka-users"] : ["kafka-ca", "kafka-client", "kafka-login"];
            wanted.ShouldBeSubsetOf(secrets, pod.Owner);
        }
    }

    [Theory]
    [InlineData("secure-values.yaml")]
    [InlineData("external-values.yaml")]
    public async Task Connectors_OfAnEncryptedKafka_HaveTheAccessOfTheirWorker(string values)
    {
        string[] lines = (await RenderedChart.OfAsync(values)).Named<V1ConfigMap>("kafka-alarms-connect").Data["connect.properties"].Split('\n');
        string[] own = [.. lines.Where(line => line.StartsWith('s') && !line.StartsWith("status.", StringComparison.Ordinal))];
        own.ShouldContain("security.protocol=SASL_SSL");
        foreach (string client in new[] { "producer.", "consumer.", "admin." })
            own.Select(line => client + line).ShouldBeSubsetOf(lines);
    }

    [Fact]
    public async Task Certificate_OfCertManager_IsOneThatKafkaReads()
    {
        RenderedChart chart = await RenderedChart.RenderAsync(
            "--set", "demo.enabled=true,kafka.tls.enabled=true",
            "--set", "kafka.tls.certManager.enabled=true,kafka.tls.certManager.issuerRef.name=plant");
        CustomObject certificate = chart.Of<CustomObject>().Single();
        certificate.Spec["secretName"].ShouldBe("kafka-alarms-kafka-tls");
        chart.Text.ShouldContain("    encoding: PKCS8");
        chart.Text.ShouldContain("  dnsNames:\n    - '*.kafka-alarms-kafka.plant.svc'");
        chart.Text.ShouldContain("    name: plant");
    }

    private static IEnumerable<string> KeysOf(V1SecretVolumeSource secret) =>
        secret.Items is null ? ["all"] : secret.Items.Select(item => item.Key);
}
