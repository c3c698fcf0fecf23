using KafkaAlarms.Cluster.Tests.Kubernetes;

namespace KafkaAlarms.Cluster.Tests;

/// <summary>Three nodes that are brokers and controllers, as the page for operators has them.</summary>
public sealed class QuorumTests : IAsyncDisposable
{
    private const string Claim = "pvc/data-kafka-alarms-kafka-1";

    private readonly Installation nodes = new(
        "kafka-alarms", $"quorum-{Guid.NewGuid().ToString("N")[..6]}",
        "--set", "kafka.replicas=3,kafka.resources.requests.cpu=50m,connect.enabled=false,engine.enabled=false,console.enabled=false");

    public async ValueTask DisposeAsync()
    {
        if (Tool.HasCluster) await nodes.RemoveAsync();
    }

    [Fact]
    public async Task Node_LostWithItsVolume_ComesBackEmptyAndCopiesEverything()
    {
        Tool.RequireCluster();
        Tool.RequireFull();
        await Installation.CreateNamespaceAsync(nodes.Namespace);
        await nodes.InstallAsync();
        await RunToolAsync("echo kept | /opt/kafka/bin/kafka-console-producer.sh --bootstrap-server localhost:9094 --topic iot-sensordata");
        string claim = await ClaimAsync();
        PodState[] before = await nodes.PodsAsync("kafka");

        await nodes.KubectlAsync("delete", Claim, "--wait=false");
        await nodes.KubectlAsync("delete", "pod", before[1].Name);

        await Eventually.TrueAsync(
            async () => IsBack(before, await nodes.PodsAsync("kafka")) && (await BehindAsync()).Length == 0,
            () => "the node has copied everything");
        (await ClaimAsync()).ShouldNotBe(claim, "the volume is a new one");
        // A reader that finds no coordinator for its group while nodes change has nothing to show.
        string[] kept = [];
        await Eventually.TrueAsync(
            async () => (kept = await nodes.ReadAsync("iot-sensordata")).Length > 0, () => "what was written is read");
        kept.ShouldBe(["null|kept"]);
    }

    private static bool IsBack(PodState[] before, PodState[] now) =>
        now.Length == before.Length && now.All(pod => pod.IsReady) && now[1].Life != before[1].Life;

    /// <summary>Partitions of which a node lacks what the others have.</summary>
    private async Task<string> BehindAsync() =>
        (await RunToolAsync("/opt/kafka/bin/kafka-topics.sh --bootstrap-server localhost:9094 --describe --under-replicated-partitions")).Trim();

    private Task<string> ClaimAsync() => nodes.KubectlAsync("get", Claim, "-o", "jsonpath={.metadata.uid}");

    private Task<string> RunToolAsync(string script) =>
        nodes.ExecAsync("kafka-0", "env", "KAFKA_HEAP_OPTS=-Xmx96m", "KAFKA_LOG4J_OPTS=", "sh", "-c", script);
}
