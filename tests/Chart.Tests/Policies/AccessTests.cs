using k8s.Models;
using KafkaAlarms.Chart.Tests.Rendering;

namespace KafkaAlarms.Chart.Tests.Policies;

/// <summary>Certificates and logins stay where they belong.</summary>
public sealed class AccessTests
{
    private static readonly string[] Access = ["security.", "sasl.", "ssl."];
    private static readonly string[] Nodes = ["StatefulSet kafka-alarms-kafka", "StatefulSet kafka-alarms-controller"];

    [Fact]
    public async Task Secrets_OfTheNodes_AreSeenByNodesAndTheJobOfUsersAlone()
    {
        RenderedChart chart = await RenderedChart.OfAsync("secure-values.yaml");
        foreach (PodSource pod in chart.Pods.Where(pod => !Nodes.Contains(pod.Owner) && !WritesUsers(pod)))
        {
            V1SecretVolumeSource[] secrets = [.. (pod.Spec.Volumes ?? []).Select(volume => volume.Secret).OfType<V1SecretVolumeSource>()];
            secrets.Where(secret => secret.SecretName == "kafka-tls").SelectMany(KeysOf).Distinct()
                .ShouldBeSubsetOf(["ca.crt"], pod.Owner);
            secrets.Where(secret => secret.SecretName == "kafka-users").SelectMany(KeysOf)
                .ShouldBeSubsetOf(["kafka-alarms"], pod.Owner);
        }
    }

    [Fact]
    public async Task Users_OfTheCluster_AreSeenByControllersAndTheirJobAlone()
    {
        RenderedChart chart = await RenderedChart.OfAsync("secure-values.yaml");
        chart.Pods.Where(pod => pod.Spec.Volumes.Any(volume => volume.Secret is { SecretName: "kafka-users", Items: null }))
            .Select(pod => WritesUsers(pod) ? "the Job" : pod.Owner)
            .ShouldBe(["StatefulSet kafka-alarms-controller", "the Job"]);
    }

    [Theory]
    [InlineData("secure-values.yaml", "kafka.auth.reloadToken=2")]
    [InlineData("external-values.yaml", "externalKafka.auth.reloadToken=2")]
    public async Task ReloadToken_OfALogin_RollsAllThatReadItAtTheirStart(string values, string token)
    {
        RenderedChart chart = await RenderedChart.RenderAsync("-f", $"{Repository.Chart}/ci/{values}", "--set-string", token);
        chart.Pods.Where(pod => pod.Metadata.Annotations?.Contains(KeyValuePair.Create("kafka-alarms/login", "2")) == true).Select(pod => pod.Owner)
            .ShouldBe(Rolled(values), ignoreOrder: true);
    }

    [Fact]
    public async Task ReloadToken_OfALogin_RunsTheJobOfUsersAgain()
    {
        string before = (await RenderedChart.OfAsync("secure-values.yaml")).Pods.Single(WritesUsers).Owner;
        RenderedChart after = await RenderedChart.RenderAsync(
            "-f", $"{Repository.Chart}/ci/secure-values.yaml", "--set-string", "kafka.auth.reloadToken=2");
        after.Pods.Single(WritesUsers).Owner.ShouldNotBe(before);
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
        string[] own = [.. lines.Where(line => Access.Any(prefix => line.StartsWith(prefix, StringComparison.Ordinal)))];
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

    private static string[] Rolled(string values)
    {
        string[] clients = ["Deployment kafka-alarms-connect", "StatefulSet kafka-alarms-engine"];
        return values.StartsWith("secure", StringComparison.Ordinal) ? [.. clients, "Deployment kafka-alarms-console"] : clients;
    }

    private static bool WritesUsers(PodSource pod) => pod.Owner.StartsWith("Job kafka-alarms-kafka-users-", StringComparison.Ordinal);

    private static IEnumerable<string> KeysOf(V1SecretVolumeSource secret) =>
        secret.Items is null ? ["all"] : secret.Items.Select(item => item.Key);
}
