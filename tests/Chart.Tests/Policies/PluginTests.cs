using k8s.Models;
using KafkaAlarms.Chart.Tests.Rendering;

namespace KafkaAlarms.Chart.Tests.Policies;

/// <summary>The ways that plug-ins of Connect and of rules come into their pods.</summary>
public sealed class PluginTests
{
    private static readonly string Hash = new('a', 128);

    [Fact]
    public async Task Connect_WithAnImageThatHasThem_CopiesNothing()
    {
        V1PodSpec pod = await PodAsync("kafka-alarms-connect", "connect.plugins.path=,connect.image.repository=plant/connect");
        pod.InitContainers.ShouldBeNull();
        pod.Containers.Single().VolumeMounts.ShouldNotContain(mount => mount.MountPath == "/opt/connect/plugins");
    }

    [Fact]
    public async Task Connect_WithDownloads_FetchesEachByItsHashAfterTheCopy()
    {
        V1PodSpec pod = await PodAsync(
            "kafka-alarms-connect", $"connect.plugins.downloads[0].url=https://a/b.zip,connect.plugins.downloads[0].sha512={Hash}");
        pod.InitContainers.Select(one => one.Name).ShouldBe(["plugins", "download-0"]);
        pod.InitContainers[1].Args.ShouldBe(["init", "plugins", "--url", "https://a/b.zip", "--sha512", Hash, "--to", "/plugins", "--timeout", "5m"]);
    }

    [Fact]
    public async Task Connect_WithDownloadsAlone_HasNoCopy()
    {
        V1PodSpec pod = await PodAsync(
            "kafka-alarms-connect",
            $"connect.plugins.path=,connect.plugins.downloads[0].url=https://a/b.zip,connect.plugins.downloads[0].sha512={Hash}");
        pod.InitContainers.Select(one => one.Name).ShouldBe(["download-0"]);
        pod.Containers.Single().VolumeMounts.ShouldContain(mount => mount.MountPath == "/opt/connect/plugins" && mount.ReadOnlyProperty == true);
    }

    [Fact]
    public async Task Rules_AsAnImageVolume_AreMountedWithoutACopy()
    {
        V1PodSpec pod = await PodAsync("kafka-alarms-engine", "rules.image.repository=plant/rules,rules.image.tag=v7,rules.imageVolume=true");
        pod.InitContainers.ShouldBeNull();
        pod.Volumes.Single(volume => volume.Name == "plugins").Image.Reference.ShouldBe("plant/rules:v7");
        V1VolumeMount mount = pod.Containers.Single().VolumeMounts.Single(one => one.Name == "plugins");
        (mount.MountPath, mount.SubPath, mount.ReadOnlyProperty).ShouldBe(("/plugins", "rules", true));
        pod.Containers.Single().Args.ShouldContain("/plugins");
    }

    [Fact]
    public async Task Rules_FromConfigMaps_LieInFoldersOfTheirNames()
    {
        V1PodSpec pod = await PodAsync("kafka-alarms-engine", "rules.configMaps[0].name=Plant.Rules,rules.configMaps[0].configMap=plant-dlls");
        V1VolumeMount[] mounts = [.. pod.Containers.Single().VolumeMounts];
        mounts.Single(mount => mount.Name == "rules-0").MountPath.ShouldBe("/plugins/Plant.Rules");
        mounts.Single(mount => mount.Name == "plugins").ReadOnlyProperty.ShouldBeNull("a folder inside could not be made");
        pod.Volumes.Single(volume => volume.Name == "rules-0").ConfigMap.Name.ShouldBe("plant-dlls");
    }

    [Fact]
    public async Task Rules_FromEverywhereElse_AreCopiedIntoOneFolder()
    {
        V1PodSpec pod = await PodAsync(
            "kafka-alarms-engine",
            $"rules.image.repository=plant/rules,rules.downloads[0].url=http://a:81/b.dll,rules.downloads[0].sha512={Hash}");
        pod.InitContainers.Select(one => one.Name).ShouldBe(["rules", "download-0"]);
        pod.InitContainers.ShouldAllBe(one => one.VolumeMounts.Single().MountPath == "/plugins");
    }

    private static async Task<V1PodSpec> PodAsync(string name, string values)
    {
        RenderedChart chart = await RenderedChart.RenderAsync("--set", $"demo.enabled=true,{values}");
        return chart.Pods.Single(pod => pod.Owner.EndsWith($" {name}", StringComparison.Ordinal)).Spec;
    }
}
