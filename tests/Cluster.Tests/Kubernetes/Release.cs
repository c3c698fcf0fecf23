using System.Diagnostics;

[assembly: AssemblyFixture(typeof(KafkaAlarms.Cluster.Tests.Kubernetes.Release))]

namespace KafkaAlarms.Cluster.Tests.Kubernetes;

/// <summary>The chart with its demo, installed once for all tests in a namespace that enforces the restricted
/// profile; the namespace goes with the run.</summary>
public sealed class Release : IAsyncDisposable
{
    public const string Name = "kafka-alarms";
    private const string Users = "admin:{SHA}0DPiKuNIrrVmD8IUCuw1hQxNqZc=";

    private readonly SemaphoreSlim turn = new(1, 1);
    private bool installed;

    /// <summary>Where it is.</summary>
    public string Namespace { get; } = $"alarms-{Guid.NewGuid().ToString("N")[..6]}";

    /// <summary>Time that the installation took.</summary>
    public TimeSpan Duration { get; private set; }

    /// <summary>Installs it when it is not there yet; skips the test when there is no cluster.</summary>
    public async Task RequireAsync()
    {
        Tool.RequireCluster();
        await turn.WaitAsync();
        try
        {
            if (installed) return;
            await Tool.RunAsync("kubectl", "create", "namespace", Namespace);
            await Tool.RunAsync("kubectl", "label", "namespace", Namespace, "pod-security.kubernetes.io/enforce=restricted");
            await Tool.RunAsync(
                "kubectl", "create", "secret", "generic", "console-users", "-n", Namespace, $"--from-literal=users={Users}");
            long start = Stopwatch.GetTimestamp();
            await UpgradeAsync();
            Duration = Stopwatch.GetElapsedTime(start);
            TestContext.Current.SendDiagnosticMessage($"helm install took {Duration.TotalSeconds:F0} s");
            installed = true;
        }
        finally
        {
            turn.Release();
        }
    }

    /// <summary>Installs or upgrades, and waits until all is ready and all Jobs are done.</summary>
    public Task<string> UpgradeAsync(params string[] more) => Tool.RunAsync("helm", [.. Arguments(), .. more]);

    /// <summary>Tries an upgrade that is expected to fail.</summary>
    public Task<(int ExitCode, string Said)> TryUpgradeAsync(params string[] more) =>
        Tool.TryAsync("helm", [.. Arguments(), .. more]);

    /// <summary>kubectl in the namespace.</summary>
    public Task<string> KubectlAsync(params string[] arguments) => Tool.RunAsync("kubectl", ["-n", Namespace, .. arguments]);

    /// <summary>Runs a command in a pod.</summary>
    public Task<string> ExecAsync(string pod, params string[] command) => KubectlAsync(["exec", pod, "--", .. command]);

    /// <summary>Names and start times of all pods: what restarts, differs.</summary>
    public async Task<string[]> PodsAsync()
    {
        const string columns = "custom-columns=N:.metadata.name,U:.metadata.uid,R:.status.containerStatuses[*].restartCount";
        string text = await KubectlAsync(
            "get", "pods", "--no-headers", "-o", columns, "-l", "app.kubernetes.io/component!=test");
        return [.. text.Split('\n', StringSplitOptions.RemoveEmptyEntries).Order(StringComparer.Ordinal)];
    }

    public async ValueTask DisposeAsync()
    {
        turn.Dispose();
        if (!installed) return;
        await Tool.TryAsync("helm", "uninstall", Name, "-n", Namespace);
        await Tool.TryAsync("kubectl", "delete", "namespace", Namespace, "--wait=false");
    }

    private string[] Arguments() =>
    [
        "upgrade", "--install", Name, "charts/kafka-alarms", "-n", Namespace, "--wait", "--wait-for-jobs", "--timeout", "8m",
        "--set", "demo.enabled=true", "--set", "traefik.auth.existingSecret=console-users",
    ];
}
