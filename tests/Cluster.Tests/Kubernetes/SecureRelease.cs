using KafkaAlarms.Chart.Tests.Brokers;

namespace KafkaAlarms.Cluster.Tests.Kubernetes;

/// <summary>The chart with TLS and logins in a namespace of its own: three brokers, a controller, two workers, three
/// engines, and networks that let through what is needed alone.</summary>
public sealed class SecureRelease : IAsyncLifetime
{
    private readonly string where = $"secure-{Guid.NewGuid().ToString("N")[..6]}";
    private Installation? installed;

    /// <summary>The installation; skips the test when there is no cluster.</summary>
    public Installation Require()
    {
        Tool.RequireCluster();
        return installed!;
    }

    public async ValueTask InitializeAsync()
    {
        if (!Tool.HasCluster) return;
        await Installation.CreateNamespaceAsync(where);
        IReadOnlyDictionary<string, string> certificate = NodeCertificate.Create(
            $"*.kafka-alarms-kafka.{where}.svc", $"*.kafka-alarms-controller.{where}.svc");
        await SecretAsync("kafka-tls", certificate);
        await SecretAsync("kafka-users", new Dictionary<string, string> { ["kafka-alarms"] = "s3cret-!$%&/()=?*+~#<>|;:_@^{}[]" });
        await SecretAsync("console-users", new Dictionary<string, string> { ["users"] = "admin:{SHA}0DPiKuNIrrVmD8IUCuw1hQxNqZc=" });
        // Requests that two cores can promise, beside the first release.
        installed = new Installation(
            "kafka-alarms", where,
            "-f", "charts/kafka-alarms/ci/secure-values.yaml",
            "--set", "mqtt.host=,demo.enabled=true,connect.replicas=2,engine.replicas=3,helmTest.mqtt.enabled=true",
            "--set", "kafka.controllers.replicas=1,kafka.resources.requests.cpu=50m,kafka.controllers.resources.requests.cpu=50m",
            "--set", "connect.resources.requests.cpu=50m,engine.resources.requests.cpu=50m");
        await installed.InstallAsync();
    }

    public async ValueTask DisposeAsync()
    {
        if (installed is null) return;
        await Tool.TryAsync("helm", "uninstall", installed.Name, "-n", where);
        await Tool.TryAsync("kubectl", "delete", "namespace", where, "--wait=false");
    }

    private Task<string> SecretAsync(string name, IReadOnlyDictionary<string, string> data) => Tool.RunAsync(
        "kubectl", ["create", "secret", "generic", name, "-n", where, .. data.Select(one => $"--from-literal={one.Key}={one.Value}")]);
}
