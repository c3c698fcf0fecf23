using k8s.Models;
using KafkaAlarms.Chart.Tests.Rendering;

namespace KafkaAlarms.Chart.Tests.Policies;

/// <summary>What the nodes of the bundled Kafka are told.</summary>
public sealed class KafkaTests
{
    private const string Set = "kafka-alarms-kafka";

    [Fact]
    public async Task ClusterId_OfAnInstallation_IsDerivedFromItsNames()
    {
        string id = await ClusterIdAsync("--set", "demo.enabled=true");
        byte[] bytes = Convert.FromBase64String(id.Replace('-', '+').Replace('_', '/') + "==");
        bytes.Length.ShouldBe(16);
        Convert.ToBase64String(bytes).TrimEnd('=').Replace('+', '-').Replace('/', '_').ShouldBe(id, "Kafka writes it back the same");

        (await ClusterIdAsync("--set", "demo.enabled=true,kafka.replicas=3,topics.partitions=9")).ShouldBe(id, "values do not matter");
        (await ClusterIdAsync("--set", "demo.enabled=true", "--namespace", "other")).ShouldNotBe(id);
        (await ClusterIdAsync("--set", "demo.enabled=true,kafka.clusterId=AAAAAAAAAAAAAAAAAAAAAQ")).ShouldBe("AAAAAAAAAAAAAAAAAAAAAQ");
    }

    [Theory]
    [InlineData(1, 1, 1)]
    [InlineData(3, 3, 2)]
    [InlineData(5, 3, 2)]
    public async Task Topics_OfKafkaItself_HaveCopiesThatFitTheNodes(int nodes, int copies, int inSync)
    {
        RenderedChart chart = await RenderedChart.RenderAsync("--set", $"demo.enabled=true,kafka.replicas={nodes}");
        string[] lines = chart.Named<V1ConfigMap>(Set).Data["server.properties"].Split('\n');
        string[] expected =
        [
            $"default.replication.factor={copies}", $"offsets.topic.replication.factor={copies}",
            $"transaction.state.log.replication.factor={copies}", $"share.coordinator.state.topic.replication.factor={copies}",
            $"min.insync.replicas={inSync}", $"transaction.state.log.min.isr={inSync}", $"share.coordinator.state.topic.min.isr={inSync}",
            "auto.create.topics.enable=false",
        ];
        expected.ShouldBeSubsetOf(lines);
        string[] worker = chart.Named<V1ConfigMap>("kafka-alarms-connect").Data["connect.properties"].Split('\n');
        foreach (string topic in new[] { "config", "offset", "status" })
            worker.ShouldContain($"{topic}.storage.replication.factor={copies}");
    }

    [Theory]
    [InlineData("kafka.replicas=3", Set, 3, 0)]
    [InlineData("kafka.replicas=4,kafka.controllers.replicas=3", "kafka-alarms-controller", 3, 100)]
    public async Task Voters_OfTheQuorum_AreTheControllers(string values, string set, int count, int first)
    {
        RenderedChart chart = await RenderedChart.RenderAsync("--set", $"demo.enabled=true,{values}");
        string voters = string.Join(',', Enumerable.Range(0, count).Select(one => $"{first + one}@{set}-{one}.{set}.plant.svc:9093"));
        chart.Named<V1ConfigMap>(Set).Data["server.properties"].Split('\n').ShouldContain($"controller.quorum.voters={voters}");
        V1StatefulSet nodes = chart.Named<V1StatefulSet>(set);
        nodes.Spec.Replicas.ShouldBe(count);
        nodes.Spec.PodManagementPolicy.ShouldBe("Parallel", "a quorum of nodes that wait for each other never comes up");
        nodes.Spec.VolumeClaimTemplates.ShouldHaveSingleItem();
        nodes.Spec.PersistentVolumeClaimRetentionPolicy.WhenDeleted.ShouldBe("Retain");
    }

    private static async Task<string> ClusterIdAsync(params string[] arguments) =>
        (await RenderedChart.RenderAsync(arguments)).Named<V1StatefulSet>(Set).Spec.Template.Spec.Containers.Single().Env
            .Single(variable => variable.Name == "KA_CLUSTER_ID").Value;
}
