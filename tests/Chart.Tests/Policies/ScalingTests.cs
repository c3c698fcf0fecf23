using k8s.Models;
using KafkaAlarms.Chart.Tests.Rendering;

namespace KafkaAlarms.Chart.Tests.Policies;

/// <summary>Engines in a number that changes by itself.</summary>
public sealed class ScalingTests
{
    [Theory]
    [InlineData("engine.autoscaling.maxReplicas=0", 4)]
    [InlineData("engine.autoscaling.maxReplicas=3", 3)]
    [InlineData("topics.partitions=12", 12)]
    public async Task Engines_ByCpu_AreAtMostAsManyAsPartitions(string values, int most)
    {
        RenderedChart chart = await RenderedChart.RenderAsync("--set", $"demo.enabled=true,engine.autoscaling.mode=hpa,{values}");
        V2HorizontalPodAutoscaler scaler = chart.Of<V2HorizontalPodAutoscaler>().Single();
        scaler.Spec.MaxReplicas.ShouldBe(most);
        scaler.Spec.MinReplicas.ShouldBe(1);
        V1StatefulSet engine = chart.Named<V1StatefulSet>("kafka-alarms-engine");
        engine.Spec.Replicas.ShouldBeNull("each upgrade would set it back");
        engine.Spec.Template.Spec.TopologySpreadConstraints.Count.ShouldBe(2);
        chart.Of<V1PodDisruptionBudget>().Select(budget => budget.Metadata.Name).ShouldBe(["kafka-alarms-engine"]);
    }

    [Fact]
    public async Task Engines_ByLag_AreAskedOfTheGroupAndTopic()
    {
        RenderedChart chart = await RenderedChart.RenderAsync(
            "--set", "demo.enabled=true,engine.autoscaling.mode=keda,engine.group=plant,networkPolicy.enabled=false");
        chart.Of<CustomObject>().Single().Kind.ShouldBe("ScaledObject");
        chart.Text.ShouldContain("        consumerGroup: plant\n        topic: iot-sensordata\n        lagThreshold: \"5000\"");
        chart.Text.ShouldContain("  minReplicaCount: 1\n  maxReplicaCount: 4\n");
        chart.Text.ShouldNotContain("authenticationRef");
    }

    [Theory]
    [InlineData("secure-values.yaml", "username, name: kafka-alarms-engine-keda, key: username", "sasl: scram_sha512", "ca, name: kafka-tls, key: ca.crt")]
    [InlineData("external-values.yaml", "username, name: kafka-login, key: username", "sasl: scram_sha256", "cert, name: kafka-client, key: tls.crt")]
    public async Task Keda_OfAnEncryptedKafka_LogsInAsTheEngineDoes(string values, params string[] parts)
    {
        RenderedChart chart = await RenderedChart.RenderAsync(
            "-f", $"{Repository.Chart}/ci/{values}", "--set", "engine.autoscaling.mode=keda,networkPolicy.enabled=false");
        chart.Text.ShouldContain("stringData:\n  tls: enable");
        foreach (string part in parts) chart.Text.ShouldContain(part);
        string[] own = [.. chart.Of<V1Secret>().Single().StringData.Values];
        own.ShouldBeSubsetOf(["enable", "scram_sha512", "scram_sha256", "kafka-alarms"], "nothing secret");
    }
}
