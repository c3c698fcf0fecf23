using k8s.Models;
using KafkaAlarms.Chart.Tests.Rendering;

namespace KafkaAlarms.Chart.Tests.Policies;

public sealed class InitJobTests
{
    private static readonly string[] Demo = ["--set", "demo.enabled=true"];

    [Fact]
    public async Task Jobs_AfterAnUpgradeThatDoesNotConcernThem_KeepTheirNames() =>
        (await NamesAsync("--set", "engine.replicas=2", "--set", "engine.settings.Clock.Grace=9s", "--set", "console.enabled=false"))
            .ShouldBe(await NamesAsync());

    [Fact]
    public async Task Jobs_WithAnotherTopicSetting_HaveAnotherNameForTopicsAlone()
    {
        string[] before = await NamesAsync();
        string[] after = await NamesAsync("--set-string", "topics.alarms.config.retention\\.ms=1");
        after.Where(name => name.Contains("kafka-init")).ShouldNotBe(before.Where(name => name.Contains("kafka-init")));
        after.Where(name => name.Contains("connect-init")).ShouldBe(before.Where(name => name.Contains("connect-init")));
    }

    [Fact]
    public async Task Jobs_WithAnotherImage_HaveOtherNames() =>
        (await NamesAsync("--set", "image.tag=v9")).Intersect(await NamesAsync()).ShouldBeEmpty();

    [Fact]
    public async Task Jobs_AsHooks_HaveNamesThatStay()
    {
        RenderedChart chart = await RenderedChart.OfAsync("external-values.yaml");
        V1Job[] jobs = [.. chart.Of<V1Job>()];
        jobs.Select(job => job.Metadata.Name).Order().ShouldBe(["kafka-alarms-connect-init", "kafka-alarms-kafka-init"]);
        jobs.ShouldAllBe(job => job.Metadata.Annotations["helm.sh/hook"] == "post-install,post-upgrade");
        V1Container engine = chart.Of<V1StatefulSet>().Single().Spec.Template.Spec.Containers.Single();
        engine.ReadinessProbe.HttpGet.Path.ShouldBe("/health/live", "else --wait waits for hooks that wait for it");
    }

    private static async Task<string[]> NamesAsync(params string[] more) =>
        [.. (await RenderedChart.RenderAsync([.. Demo, .. more])).Of<V1Job>().Select(job => job.Metadata.Name).Order()];
}
