using k8s.Models;
using KafkaAlarms.Chart.Tests.Rendering;

namespace KafkaAlarms.Chart.Tests.Policies;

/// <summary>Readiness asks whether a pod can do its work, liveness whether a restart could help: never for what is elsewhere.</summary>
public sealed class ProbeTests
{
    [Theory]
    [InlineData("kafka", "client", "controller")]
    [InlineData("connect", "/health", "rest")]
    [InlineData("connect-watch", "/health/ready", "/health/live")]
    [InlineData("engine", "/health/ready", "/health/live")]
    [InlineData("console", "/admin/health", "/admin/health")]
    [InlineData("traefik", "/ping", "/ping")]
    [InlineData("mosquitto", "mqtt", "mqtt")]
    public async Task Probes_OfAComponent_AskForItsWorkAndForItsLife(string component, string ready, string alive)
    {
        V1Container container = await ContainerAsync(component);
        What(container.ReadinessProbe).ShouldBe(ready);
        What(container.LivenessProbe).ShouldBe(alive);
    }

    [Fact]
    public async Task Connect_WithoutKafka_IsAskedForLongerThanItNeedsToAnswer()
    {
        V1Container container = await ContainerAsync("connect");
        container.ReadinessProbe.TimeoutSeconds!.Value.ShouldBeGreaterThan(10, "Connect takes ten seconds to say 500");
        container.StartupProbe.TimeoutSeconds!.Value.ShouldBeGreaterThan(10);
    }

    private static string What(V1Probe probe) => probe.HttpGet?.Path ?? probe.TcpSocket.Port.Value;

    private static async Task<V1Container> ContainerAsync(string component) =>
        (await RenderedChart.OfAsync("demo-values.yaml")).Pods
            .Single(pod => !pod.EndsByItself && pod.Owner.EndsWith($" kafka-alarms-{component}", StringComparison.Ordinal))
            .Spec.Containers.Single();
}
