using System.Diagnostics;

namespace KafkaAlarms.Cluster.Tests.Kubernetes;

/// <summary>An installation of the chart by helm.</summary>
/// <param name="name">Name of the release.</param>
/// <param name="where">Its namespace.</param>
/// <param name="values">What helm is told beside that.</param>
public sealed class Installation(string name, string where, params string[] values)
{
    private const string Chart = "kafka-alarms";

    /// <summary>Name of the release.</summary>
    public string Name => name;

    /// <summary>Its namespace.</summary>
    public string Namespace => where;

    /// <summary>What all names of its objects begin with.</summary>
    public string Prefix => name.Contains(Chart, StringComparison.Ordinal) ? name : $"{name}-{Chart}";

    /// <summary>Makes a namespace that enforces the restricted profile.</summary>
    public static async Task CreateNamespaceAsync(string where)
    {
        await Tool.RunAsync("kubectl", "create", "namespace", where);
        await Tool.RunAsync(
            "kubectl", "label", "namespace", where,
            "pod-security.kubernetes.io/enforce=restricted", "pod-security.kubernetes.io/warn=restricted");
    }

    /// <summary>Removes a namespace with all that is in it, and does not wait for that.</summary>
    public static Task RemoveNamespaceAsync(string where) =>
        Tool.TryAsync("kubectl", "delete", "namespace", where, "--wait=false");

    /// <summary>Installs, and says how long it took.</summary>
    public async Task InstallAsync()
    {
        long start = Stopwatch.GetTimestamp();
        await UpgradeAsync();
        double seconds = Stopwatch.GetElapsedTime(start).TotalSeconds;
        TestContext.Current.SendDiagnosticMessage($"helm install {name} took {seconds:F0} s");
    }

    /// <summary>Installs or upgrades, and waits until all is ready and all Jobs are done.</summary>
    public Task<string> UpgradeAsync(params string[] more) => UpgradeToAsync($"charts/{Chart}", more);

    /// <summary>The same with a chart from elsewhere.</summary>
    public Task<string> UpgradeToAsync(string chart, params string[] more) => Tool.RunAsync("helm", [.. Arguments(chart), .. more]);

    /// <summary>Tries an upgrade that is expected to fail.</summary>
    public Task<(int ExitCode, string Said)> TryUpgradeAsync(params string[] more) =>
        Tool.TryAsync("helm", [.. Arguments($"charts/{Chart}"), .. more]);

    /// <summary>Goes back to the values of before.</summary>
    public Task<string> RollbackAsync() => Tool.RunAsync(
        "helm", "rollback", name, "-n", where, "--wait", "--wait-for-jobs", "--timeout", "8m");

    /// <summary>Takes it away, its volumes excepted, and waits until its pods are gone.</summary>
    public async Task UninstallAsync()
    {
        await Tool.RunAsync("helm", "uninstall", name, "-n", where);
        string labels = $"app.kubernetes.io/instance={name},app.kubernetes.io/component notin (test,kafka-init,connect-init)";
        await KubectlAsync("wait", "pods", "--for=delete", "-l", labels, "--timeout=180s");
        // Hooks belong to no release.
        await KubectlAsync("delete", "pods,jobs", "-l", $"app.kubernetes.io/instance={name}");
    }

    /// <summary>Takes it away with its namespace, and does not wait for that.</summary>
    public async Task RemoveAsync()
    {
        await Tool.TryAsync("helm", "uninstall", name, "-n", where);
        await RemoveNamespaceAsync(where);
    }

    /// <summary>helm test.</summary>
    public Task<(int ExitCode, string Said)> TestAsync() =>
        Tool.TryAsync("helm", "test", name, "-n", where, "--timeout", "4m");

    /// <summary>kubectl in the namespace.</summary>
    public Task<string> KubectlAsync(params string[] arguments) => Tool.RunAsync("kubectl", ["-n", where, .. arguments]);

    /// <summary>Runs a command in a pod.</summary>
    /// <param name="pod">Its name behind the prefix, with or without a kind before: deploy/connect.</param>
    /// <param name="command">The command.</param>
    public Task<string> ExecAsync(string pod, params string[] command) =>
        KubectlAsync(["exec", Full(pod), "--", .. command]);

    /// <summary>Log of the pods of a component.</summary>
    public Task<string> LogAsync(string component) => KubectlAsync("logs", "-l", Selector(component), "--tail=-1");

    /// <summary>Names, ids and restarts of all pods: what restarts, differs.</summary>
    public async Task<string[]> PodsAsync()
    {
        const string columns = "custom-columns=N:.metadata.name,U:.metadata.uid,R:.status.containerStatuses[*].restartCount";
        string labels = $"app.kubernetes.io/instance={name},app.kubernetes.io/component!=test";
        string text = await KubectlAsync("get", "pods", "--no-headers", "-o", columns, "-l", labels);
        return [.. text.Split('\n', StringSplitOptions.RemoveEmptyEntries).Order(StringComparer.Ordinal)];
    }

    /// <summary>The pods of a component that run or shall run.</summary>
    public async Task<PodState[]> PodsAsync(string component)
    {
        string text = await KubectlAsync("get", "pods", "--no-headers", "-o", PodState.Columns, "-l", Selector(component));
        string[] lines = text.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        return [.. lines.Select(PodState.Read).OrderBy(pod => pod.Name, StringComparer.Ordinal)];
    }

    /// <summary>Asks Connect's REST interface.</summary>
    /// <returns>Head and body of the answer.</returns>
    public Task<string> AskConnectAsync(string request) => ExecAsync(
        "deploy/connect", "bash", "-c", $"exec 3<>/dev/tcp/127.0.0.1/8083; printf '{request} HTTP/1.0\\r\\n\\r\\n' >&3; cat <&3");

    /// <summary>Asks a Service from another pod of the namespace.</summary>
    /// <returns>Head and body of the answer; empty when none came.</returns>
    public async Task<string> AskServiceAsync(string service, int port, string header)
    {
        string script = $"exec 3<>/dev/tcp/{Full(service)}/{port}; printf 'GET / HTTP/1.0\\r\\n{header}\\r\\n' >&3; cat <&3";
        (_, string said) = await Tool.TryAsync(
            "kubectl", "-n", where, "exec", Full("kafka-0"), "--", "timeout", "8", "bash", "-c", script);
        return said;
    }

    /// <summary>Sends a message by the installation's own Mosquitto.</summary>
    public Task PublishAsync(string sensor, string payload) => Mqtt().PublishAsync(sensor, payload);

    /// <summary>Waits for a command to a device that something causes, at the installation's own Mosquitto.</summary>
    /// <returns>Topic and payload with a blank between.</returns>
    public Task<string> FindCommandAsync(Func<string, bool> wanted, Func<Task> cause) => Mqtt().FindCommandAsync(wanted, cause);

    /// <summary>Waits for a record of a topic, from the first one on.</summary>
    /// <returns>key|value.</returns>
    public Task<string> FindRecordAsync(string topic, Func<string, bool> wanted) =>
        Tool.FindLineAsync(wanted, "kubectl", ReadArguments(topic, 180));

    /// <summary>All committed records of a topic; nobody may write to it meanwhile.</summary>
    /// <returns>key|value each.</returns>
    public async Task<string[]> ReadAsync(string topic)
    {
        string text = await Tool.RunAsync("kubectl", [.. ReadArguments(topic, 600), "--timeout-ms", "10000"]);
        return [.. text.Split('\n').Where(line => line.Contains('|'))];
    }

    private MqttClients Mqtt() => new(where, Full("deploy/mosquitto"));

    private string Selector(string component) =>
        $"app.kubernetes.io/instance={name},app.kubernetes.io/component={component}";

    private string Full(string pod)
    {
        int slash = pod.IndexOf('/');
        return $"{pod[..(slash + 1)]}{Prefix}-{pod[(slash + 1)..]}";
    }

    // As nodes talk to each other, which is the only way from one to the others that their network leaves open; with the
    // broker's own certificate, where it has one.
    private string[] ReadArguments(string topic, int seconds)
    {
        const string script =
            "tools=/etc/kafka-alarms/tools.properties; at=localhost:9094; "
            + "if [ -f $tools ]; then set -- \"$@\" --command-config $tools; at=$POD_NAME.$KA_DOMAIN:9094; fi; "
            + "exec /opt/kafka/bin/kafka-console-consumer.sh --bootstrap-server $at \"$@\"";
        return
        [
            "-n", where, "exec", Full("kafka-0"), "--", "timeout", $"{seconds}",
            "env", "KAFKA_HEAP_OPTS=-Xmx96m", "KAFKA_LOG4J_OPTS=", "sh", "-c", script, "read",
            "--topic", topic, "--from-beginning", "--isolation-level", "read_committed",
            "--formatter-property", "print.key=true", "--formatter-property", "key.separator=|",
        ];
    }

    private string[] Arguments(string chart) =>
    [
        "upgrade", "--install", name, chart, "-n", where, "--wait", "--wait-for-jobs", "--timeout", "10m",
        .. values,
    ];
}
