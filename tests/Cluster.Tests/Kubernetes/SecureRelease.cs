using KafkaAlarms.Chart.Tests.Brokers;

namespace KafkaAlarms.Cluster.Tests.Kubernetes;

/// <summary>The chart with TLS and logins in a namespace of its own: three brokers, a controller, two workers, three
/// engines, and networks that let through what is needed alone.</summary>
public sealed class SecureRelease : IAsyncLifetime
{
    public const string User = "kafka-alarms";

    /// <summary>Password that the installation begins with.</summary>
    public const string Password = "s3cret-!$%&/()=?*+~#<>|;:_@^{}[]";

    private readonly string where = $"secure-{Guid.NewGuid().ToString("N")[..6]}";
    private Installation? installed;

    /// <summary>Certificate that Console is served with.</summary>
    public IReadOnlyDictionary<string, string> ConsoleCertificate { get; } = NodeCertificate.Create("console.example.org");

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
        await Tool.SecretAsync(where, "kafka-tls", certificate);
        await Tool.SecretAsync(where, "kafka-users", new Dictionary<string, string> { [User] = Password });
        await Tool.SecretAsync(where, "console-users", new Dictionary<string, string> { ["users"] = "admin:{SHA}0DPiKuNIrrVmD8IUCuw1hQxNqZc=" });
        await Tool.SecretAsync(where, "console-tls", ConsoleCertificate);
        // Requests that two cores can promise, beside the first release.
        installed = new Installation(
            "kafka-alarms", where,
            "-f", "charts/kafka-alarms/ci/secure-values.yaml",
            "--set", "mqtt.host=,demo.enabled=true,connect.replicas=2,engine.replicas=3,helmTest.mqtt.enabled=true,traefik.tls.existingSecret=console-tls",
            "--set", "kafka.controllers.replicas=1,kafka.resources.requests.cpu=50m,kafka.controllers.resources.requests.cpu=50m",
            "--set", "connect.resources.requests.cpu=50m,engine.resources.requests.cpu=50m");
        await installed.InstallAsync();
    }

    public async ValueTask DisposeAsync()
    {
        if (installed is not null) await installed.RemoveAsync();
    }
}
