using k8s.Models;
using KafkaAlarms.Chart.Tests.Rendering;

namespace KafkaAlarms.Chart.Tests.Policies;

/// <summary>Holds for every pod of every scenario.</summary>
public sealed class PodTests
{
    public static TheoryData<string> Scenarios => Repository.Scenarios;

    [Theory]
    [MemberData(nameof(Scenarios))]
    public async Task Pods_OfAScenario_KeepTheRestrictedProfile(string values)
    {
        RenderedChart chart = await RenderedChart.OfAsync(values);
        chart.Pods.Where(pod => pod.Spec.SecurityContext is not { RunAsNonRoot: true, SeccompProfile.Type: "RuntimeDefault" })
            .ShouldBeEmpty();
        chart.Pods.Where(pod => pod.Spec.HostNetwork == true || pod.Spec.HostPID == true || pod.Spec.HostIPC == true).ShouldBeEmpty();
        ContainersOf(chart).Where(one => !IsRestricted(one.Container.SecurityContext)).ShouldBeEmpty();
        chart.Pods.SelectMany(pod => pod.Spec.Volumes ?? [])
            .Where(volume => volume is { ConfigMap: null, Secret: null, EmptyDir: null, Projected: null })
            .Select(volume => volume.Name)
            .ShouldBeEmpty();
    }

    [Theory]
    [MemberData(nameof(Scenarios))]
    public async Task Pods_OfAScenario_HaveNoRightsInTheCluster(string values)
    {
        RenderedChart chart = await RenderedChart.OfAsync(values);
        chart.Pods.Where(pod => pod.Spec.AutomountServiceAccountToken != false || pod.Spec.EnableServiceLinks != false).ShouldBeEmpty();
        string[] accounts = [.. chart.Of<V1ServiceAccount>().Select(account => account.Metadata.Name)];
        chart.Pods.Where(pod => !accounts.Contains(pod.Spec.ServiceAccountName)).ShouldBeEmpty();
        chart.Of<V1ServiceAccount>().Where(account => account.AutomountServiceAccountToken != false).ShouldBeEmpty();
        chart.Text.ShouldNotContain("kind: Role");
        chart.Text.ShouldNotContain("kind: ClusterRole");
    }

    [Theory]
    [MemberData(nameof(Scenarios))]
    public async Task Containers_OfAScenario_HaveRequestsAndAMemoryLimit(string values)
    {
        RenderedChart chart = await RenderedChart.OfAsync(values);
        ContainersOf(chart).Where(one => !HasResources(one.Container.Resources)).ShouldBeEmpty();
        chart.Pods.SelectMany(pod => pod.Spec.Volumes ?? []).Where(volume => volume.EmptyDir is { SizeLimit: null })
            .Select(volume => volume.Name)
            .ShouldBeEmpty("a volume in memory or on the node's disk without a limit");
    }

    [Theory]
    [MemberData(nameof(Scenarios))]
    public async Task Containers_ThatServe_HaveAllProbes(string values)
    {
        RenderedChart chart = await RenderedChart.OfAsync(values);
        chart.Pods.Where(pod => !pod.EndsByItself).SelectMany(pod => pod.Spec.Containers, (pod, container) => (pod, Container: container))
            .Where(one => one.Container.Ports is { Count: > 0 })
            .Where(one => one.Container is not { StartupProbe: not null, ReadinessProbe: not null, LivenessProbe: not null })
            .ShouldBeEmpty();
    }

    [Theory]
    [MemberData(nameof(Scenarios))]
    public async Task Images_OfAScenario_NameAVersion(string values)
    {
        RenderedChart chart = await RenderedChart.OfAsync(values);
        string[] images = [.. ContainersOf(chart).Select(one => one.Container.Image)];
        images.Where(image => image.EndsWith(":latest", StringComparison.Ordinal) || !image.Split('/')[^1].Contains(':'))
            .ShouldBeEmpty();
    }

    [Fact]
    public async Task Images_WithAMirror_AllComeFromIt()
    {
        RenderedChart chart = await RenderedChart.OfAsync("three-values.yaml");
        ContainersOf(chart).Where(one => !one.Container.Image.StartsWith("registry.example.org/mirror/", StringComparison.Ordinal)).ShouldBeEmpty();
        chart.Pods.Where(pod => pod.Spec.ImagePullSecrets?.Single().Name != "pull").ShouldBeEmpty();
    }

    [Fact]
    public async Task Pods_OnOpenShift_NameNoUser() =>
        (await RenderedChart.OfAsync("external-values.yaml")).Pods
            .Where(pod => pod.Spec.SecurityContext.RunAsUser is not null || pod.Spec.SecurityContext.FsGroup is not null)
            .ShouldBeEmpty();

    [Theory]
    [InlineData("kafka", "StatefulSet kafka-alarms-kafka")]
    [InlineData("kafka.controllers", "StatefulSet kafka-alarms-controller")]
    [InlineData("connect", "Deployment kafka-alarms-connect")]
    [InlineData("connectWatch", "Deployment kafka-alarms-connect-watch")]
    [InlineData("engine", "StatefulSet kafka-alarms-engine")]
    [InlineData("console", "Deployment kafka-alarms-console")]
    [InlineData("traefik", "Deployment kafka-alarms-traefik")]
    public async Task Volumes_OfTheUser_StandBesideThoseOfTheChart(string values, string owner)
    {
        RenderedChart chart = await RenderedChart.RenderAsync(
            "-f", $"{Repository.Chart}/ci/secure-values.yaml",
            "--set", $"{values}.extraVolumes[0].name=mine,{values}.extraVolumes[0].secret.secretName=mine",
            "--set", $"{values}.extraVolumeMounts[0].name=mine,{values}.extraVolumeMounts[0].mountPath=/mine");
        chart.Pods.Where(pod => (pod.Spec.Volumes ?? []).Any(volume => volume.Secret?.SecretName == "mine")).Select(pod => pod.Owner).ShouldBe([owner]);
        V1PodSpec spec = chart.Pods.Single(pod => pod.Owner == owner).Spec;
        spec.Volumes.Count.ShouldBeGreaterThan(1);
        spec.Containers.Single().VolumeMounts.Count(mount => mount.MountPath == "/mine").ShouldBe(1);
    }

    private static IEnumerable<(PodSource Pod, V1Container Container)> ContainersOf(RenderedChart chart) =>
        chart.Pods.SelectMany(pod => pod.Containers, (pod, container) => (pod, container));

    private static bool IsRestricted(V1SecurityContext? context) =>
        context is { AllowPrivilegeEscalation: false, ReadOnlyRootFilesystem: true, Capabilities.Drop: ["ALL"], Privileged: null };

    private static bool HasResources(V1ResourceRequirements? resources) =>
        resources is { Requests: not null, Limits: not null }
        && resources.Requests.ContainsKey("cpu") && resources.Requests.ContainsKey("memory") && resources.Limits.ContainsKey("memory");
}
