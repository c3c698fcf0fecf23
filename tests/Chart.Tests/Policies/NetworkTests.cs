using System.Globalization;
using k8s.Models;
using KafkaAlarms.Chart.Tests.Rendering;

namespace KafkaAlarms.Chart.Tests.Policies;

/// <summary>What network policies let out of one pod and into another is the same.</summary>
public sealed class NetworkTests
{
    private const string Component = "app.kubernetes.io/component";

    // Test pods have no policy of their own, so nothing holds them.
    private const string Unbound = "test";

    [Theory]
    [InlineData("secure-values.yaml")]
    [InlineData("external-values.yaml")]
    [InlineData("demo-values.yaml")]
    public async Task Ways_OutOfPods_AreThoseIntoOthers(string values)
    {
        RenderedChart chart = await RenderedChart.RenderAsync(
            "-f", $"{Repository.Chart}/ci/{values}", "--set", "networkPolicy.egress.enabled=true");
        string[] into = [.. chart.Of<V1NetworkPolicy>().SelectMany(policy => Into(chart, policy)).Order(StringComparer.Ordinal)];
        into.ShouldNotBeEmpty();
        chart.Of<V1NetworkPolicy>().SelectMany(OutOf).Order(StringComparer.Ordinal).ShouldBe(into);
    }

    [Fact]
    public async Task Ways_ToAKafkaElsewhere_AreItsPorts()
    {
        RenderedChart chart = await RenderedChart.OfAsync("external-values.yaml");
        V1NetworkPolicy engine = chart.Named<V1NetworkPolicy>("kafka-alarms-engine");
        engine.Spec.Egress.Where(rule => rule.To is null).SelectMany(rule => rule.Ports).Select(port => port.Port.Value).Distinct()
            .ShouldBe(["53", "9092", "443"], "and that of what it downloads");
        chart.Of<V1NetworkPolicy>().ShouldAllBe(policy => policy.Spec.Egress.Any(rule => rule.To != null && rule.To[0].IpBlock != null));
    }

    private static string ComponentOf(V1LabelSelector? selector) => selector!.MatchLabels[Component];

    private static IEnumerable<string> OutOf(V1NetworkPolicy policy) =>
        from rule in policy.Spec.Egress
        from peer in rule.To ?? []
        where peer.PodSelector is not null
        from port in rule.Ports
        select $"{ComponentOf(policy.Spec.PodSelector)} -> {ComponentOf(peer.PodSelector)}:{port.Port.Value}";

    private static IEnumerable<string> Into(RenderedChart chart, V1NetworkPolicy policy)
    {
        string component = ComponentOf(policy.Spec.PodSelector);
        string[] there = [.. chart.Pods.Select(pod => pod.Metadata.Labels[Component]).Where(one => one != Unbound)];
        V1ContainerPort[] ports =
        [
            .. chart.Pods.First(pod => pod.Metadata.Labels[Component] == component).Spec.Containers.SelectMany(one => one.Ports ?? []),
        ];
        return from rule in policy.Spec.Ingress ?? []
               from peer in rule.FromProperty ?? []
               where peer.PodSelector?.MatchLabels is not null && there.Contains(ComponentOf(peer.PodSelector))
               from name in rule.Ports
               let port = ports.Single(one => one.Name == name.Port.Value).ContainerPort.ToString(CultureInfo.InvariantCulture)
               select $"{ComponentOf(peer.PodSelector)} -> {component}:{port}";
    }
}
