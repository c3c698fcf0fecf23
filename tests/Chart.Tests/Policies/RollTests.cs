using k8s;
using k8s.Models;
using KafkaAlarms.Chart.Tests.Rendering;

namespace KafkaAlarms.Chart.Tests.Policies;

/// <summary>A changed value starts those pods anew that would not notice it else, and no other.</summary>
public sealed class RollTests
{
    private static readonly string[] Values =
        ["--set", "mqtt.host=m,traefik.auth.existingSecret=u,rules.image.repository=plant/rules", "--set-json", """rules.file={"rules":[]}"""];

    [Theory]
    [InlineData("kafka.config.num\\.io\\.threads=4", "StatefulSet kafka-alarms-kafka")]
    [InlineData("kafka.reloadToken=2", "StatefulSet kafka-alarms-kafka")]
    [InlineData("connect.config.offset\\.flush\\.interval\\.ms=5000", "Deployment kafka-alarms-connect")]
    [InlineData("connect.reloadToken=2", "Deployment kafka-alarms-connect")]
    [InlineData("mqtt.source.topic=plant/+", "Deployment kafka-alarms-connect-watch")]
    [InlineData("engine.settings.Clock.Grace=9s", "StatefulSet kafka-alarms-engine")]
    [InlineData("rules.image.tag=v8", "StatefulSet kafka-alarms-engine")]
    [InlineData("console.config.logger.level=debug", "Deployment kafka-alarms-console")]
    [InlineData("traefik.reloadToken=2", "Deployment kafka-alarms-traefik")]
    [InlineData("rules.tables.limits\\.csv=sensor", "")]
    [InlineData("topics.alarms.config.retention\\.ms=1", "")]
    [InlineData("traefik.host=console.example.org", "")]
    [InlineData("initJobs.nodeSelector.disk=ssd", "")]
    public async Task Value_ThatIsChanged_RollsThoseThatReadItAtTheirStart(string value, string rolled)
    {
        Dictionary<string, string> before = await PodsAsync();
        Dictionary<string, string> after = await PodsAsync("--set-string", value);
        after.Keys.ShouldBe(before.Keys);
        after.Where(pod => before[pod.Key] != pod.Value).Select(pod => pod.Key)
            .ShouldBe(rolled.Split(',', StringSplitOptions.RemoveEmptyEntries));
    }

    private static async Task<Dictionary<string, string>> PodsAsync(params string[] more)
    {
        RenderedChart chart = await RenderedChart.RenderAsync([.. Values, .. more]);
        return chart.Pods.Where(pod => !pod.EndsByItself).ToDictionary(pod => pod.Owner, pod => KubernetesYaml.Serialize(
            new V1PodTemplateSpec { Metadata = pod.Metadata, Spec = pod.Spec }));
    }
}
