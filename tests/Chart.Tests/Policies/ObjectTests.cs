using k8s.Models;
using KafkaAlarms.Chart.Tests.Rendering;

namespace KafkaAlarms.Chart.Tests.Policies;

/// <summary>How the objects of a scenario fit each other.</summary>
public sealed class ObjectTests
{
    // Longest suffix that Kubernetes adds to a name and keeps in a label: the hash of a controller's revision.
    private const int Suffix = 11;
    private const int LongestLabel = 63;

    public static TheoryData<string> Scenarios => Repository.Scenarios;

    [Theory]
    [MemberData(nameof(Scenarios))]
    public async Task Services_OfAScenario_SelectOneWorkloadAndNoJob(string values)
    {
        RenderedChart chart = await RenderedChart.OfAsync(values);
        foreach (V1Service service in chart.Of<V1Service>())
        {
            PodSource[] pods = [.. chart.Pods.Where(pod => Selects(service.Spec.Selector, pod))];
            pods.ShouldHaveSingleItem($"selected by {service.Metadata.Name}").EndsByItself.ShouldBeFalse();
            string[] ports = [.. pods[0].Spec.Containers.SelectMany(container => container.Ports ?? []).Select(port => port.Name)];
            service.Spec.Ports.Select(port => port.TargetPort.Value).ShouldBeSubsetOf(ports);
        }
    }

    [Theory]
    [MemberData(nameof(Scenarios))]
    public async Task ConfigMaps_ThatPodsMount_AreThereOrDeclared(string values)
    {
        RenderedChart chart = await RenderedChart.OfAsync(values);
        string[] own = [.. chart.Of<V1ConfigMap>().Select(map => map.Metadata.Name), "plant-rules", "plant-dlls"];
        VolumesOf(chart).Select(volume => volume.ConfigMap?.Name).OfType<string>().Except(own).ShouldBeEmpty();
        string[] secrets = ["mqtt-login", "mqtt-ca", "mqtt-client", "console-users", "console-tls", "kafka-alarms-console-users", "kafka-tls", "kafka-users", "kafka-ca", "kafka-client", "kafka-login"];
        VolumesOf(chart).Select(volume => volume.Secret?.SecretName).OfType<string>().Except(secrets).ShouldBeEmpty();
        foreach (PodSource pod in chart.Pods)
        {
            string[] volumes = [.. (pod.Spec.Volumes ?? []).Select(volume => volume.Name), "data"];
            pod.Containers.SelectMany(container => container.VolumeMounts ?? []).Select(mount => mount.Name)
                .ShouldBeSubsetOf(volumes, pod.Owner);
        }
    }

    [Theory]
    [MemberData(nameof(Scenarios))]
    public async Task Policies_OfAScenario_CoverEveryPodAndNameItsPorts(string values)
    {
        RenderedChart chart = await RenderedChart.OfAsync(values);
        foreach (PodSource pod in chart.Pods.Where(pod => !pod.Owner.StartsWith("Pod ", StringComparison.Ordinal)))
        {
            V1NetworkPolicy policy = chart.Of<V1NetworkPolicy>()
                .Where(one => Selects(one.Spec.PodSelector.MatchLabels, pod))
                .ShouldHaveSingleItem($"a policy of {pod.Owner}");
            string[] ports = [.. pod.Spec.Containers.SelectMany(container => container.Ports ?? []).Select(port => port.Name)];
            (policy.Spec.Ingress ?? []).SelectMany(rule => rule.Ports).Select(port => port.Port.Value).ShouldBeSubsetOf(ports);
        }
    }

    [Theory]
    [MemberData(nameof(Scenarios))]
    public async Task Names_OfAScenario_LeaveRoomForWhatKubernetesAdds(string values)
    {
        RenderedChart chart = await RenderedChart.OfAsync(values);
        chart.Objects.Select(one => one.Metadata.Name).Where(name => name.Length > LongestLabel - Suffix).ShouldBeEmpty();
        chart.Objects.Where(one => one.Metadata.NamespaceProperty != "plant").ShouldBeEmpty();
        chart.Objects.GroupBy(one => (one.Kind, one.Metadata.Name)).Where(group => group.Count() > 1).ShouldBeEmpty();
    }

    [Fact]
    public async Task Names_OfALongRelease_LeaveRoomToo()
    {
        string release = new('x', 53);
        (int code, string text, string error) = await HelmProgram.RunAsync(
            "template", release, Repository.Chart, "--set", "demo.enabled=true");
        code.ShouldBe(0, error);
        text.Split('\n').Where(line => line.StartsWith("  name: ", StringComparison.Ordinal))
            .Select(line => line["  name: ".Length..])
            .Where(name => name.Length > LongestLabel)
            .ShouldBeEmpty();
    }

    [Theory]
    [MemberData(nameof(Scenarios))]
    public async Task VolumeClaims_OfAScenario_HaveNoLabelThatAVersionChanges(string values)
    {
        RenderedChart chart = await RenderedChart.OfAsync(values);
        chart.Of<V1StatefulSet>().SelectMany(set => set.Spec.VolumeClaimTemplates ?? [])
            .SelectMany(claim => claim.Metadata.Labels.Keys)
            .Distinct()
            .Except(["app.kubernetes.io/name", "app.kubernetes.io/instance", "app.kubernetes.io/component"])
            .ShouldBeEmpty();
    }

    [Theory]
    [MemberData(nameof(Scenarios))]
    public async Task Budgets_OfAScenario_StandOverMoreThanOnePod(string values)
    {
        RenderedChart chart = await RenderedChart.OfAsync(values);
        string[] several =
        [
            .. chart.Of<V1StatefulSet>().Where(set => set.Spec.Replicas > 1).Select(set => set.Metadata.Name),
            .. chart.Of<V1Deployment>().Where(deployment => deployment.Spec.Replicas > 1).Select(deployment => deployment.Metadata.Name),
        ];
        chart.Of<V1PodDisruptionBudget>().Select(budget => budget.Metadata.Name).ShouldBe(several, ignoreOrder: true);
    }

    [Theory]
    [MemberData(nameof(Scenarios))]
    public async Task Pods_OfMoreThanOne_AreSpreadOverNodesAndZonesWhereTheyCanBe(string values)
    {
        RenderedChart chart = await RenderedChart.OfAsync(values);
        IEnumerable<V1PodSpec> several = chart.Of<V1StatefulSet>().Where(set => set.Spec.Replicas > 1).Select(set => set.Spec.Template.Spec)
            .Concat(chart.Of<V1Deployment>().Where(deployment => deployment.Spec.Replicas > 1).Select(deployment => deployment.Spec.Template.Spec));
        foreach (V1PodSpec pod in several)
        {
            pod.TopologySpreadConstraints.Select(one => one.TopologyKey).ShouldBe(["kubernetes.io/hostname", "topology.kubernetes.io/zone"]);
            pod.TopologySpreadConstraints.ShouldAllBe(one => one.WhenUnsatisfiable == "ScheduleAnyway" && one.LabelSelector.MatchLabels.Count == 3);
        }
    }

    [Theory]
    [MemberData(nameof(Scenarios))]
    public async Task Secrets_OfAScenario_AreAllThoseOfTheUser(string values) =>
        (await RenderedChart.OfAsync(values)).Of<V1Secret>().ShouldBeEmpty("the chart makes no password and no certificate");

    private static IEnumerable<V1Volume> VolumesOf(RenderedChart chart) => chart.Pods.SelectMany(pod => pod.Spec.Volumes ?? []);

    private static bool Selects(IDictionary<string, string> selector, PodSource pod) =>
        selector.All(pair => pod.Metadata.Labels.TryGetValue(pair.Key, out string? value) && value == pair.Value);
}
