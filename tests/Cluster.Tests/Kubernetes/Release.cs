[assembly: AssemblyFixture(typeof(KafkaAlarms.Cluster.Tests.Kubernetes.Release))]

namespace KafkaAlarms.Cluster.Tests.Kubernetes;

/// <summary>The chart with its demo, installed once for all tests in a namespace that enforces the restricted
/// profile; the namespace goes with the run.</summary>
public sealed class Release : IAsyncDisposable
{
    private const string Users = "admin:{SHA}0DPiKuNIrrVmD8IUCuw1hQxNqZc=";

    private readonly SemaphoreSlim turn = new(1, 1);
    private readonly string where = $"alarms-{Guid.NewGuid().ToString("N")[..6]}";
    private Installation? installed;

    /// <summary>Installs it when it is not there yet; skips the test when there is no cluster.</summary>
    public async Task<Installation> RequireAsync()
    {
        Tool.RequireCluster();
        await turn.WaitAsync();
        try
        {
            return installed ??= await InstallAsync();
        }
        finally
        {
            turn.Release();
        }
    }

    public async ValueTask DisposeAsync()
    {
        turn.Dispose();
        if (installed is not null) await installed.RemoveAsync();
    }

    private async Task<Installation> InstallAsync()
    {
        await Installation.CreateNamespaceAsync(where);
        await Tool.RunAsync(
            "kubectl", "create", "secret", "generic", "console-users", "-n", where, $"--from-literal=users={Users}");
        Installation installation = new(
            "kafka-alarms", where,
            "--set", "demo.enabled=true,traefik.auth.existingSecret=console-users",
            "--set-json", """networkPolicy.kafkaFrom=[{"podSelector":{}}]""");
        await installation.InstallAsync();
        return installation;
    }
}
