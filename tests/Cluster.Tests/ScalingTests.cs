using KafkaAlarms.Cluster.Tests.Kubernetes;

namespace KafkaAlarms.Cluster.Tests;

/// <summary>Engines that come, are replaced, and go.</summary>
public sealed class ScalingTests(Release release)
{
    // An engine that is replaced keeps its partitions while its session lasts, which must be longer than a busy machine
    // needs to start a pod.
    private const string LongSession = "engine.settings.Kafka.SessionTimeout=00:01:00";

    [Fact]
    public async Task Engines_MoreThenReplacedThenFewer_LoseAndDoubleNothing()
    {
        Tool.RequireCluster();
        Tool.RequireFull();
        Installation installation = await release.RequireAsync();
        Load load = await Load.StartAsync(installation, 0, 0.1);

        await installation.UpgradeAsync("--set", $"engine.replicas=3,{LongSession}");
        await load.AllFlowAsync("three engines in place of one");
        string[] before = [.. (await installation.PodsAsync("engine")).Select(pod => pod.Life)];

        await installation.UpgradeAsync("--set", "engine.replicas=3");
        await load.AllFlowAsync("three engines replaced one by one");
        PodState[] engines = await installation.PodsAsync("engine");
        engines.Select(pod => pod.Life).Intersect(before).ShouldBeEmpty("each engine is a new one");
        foreach (PodState engine in engines)
        {
            string[] log = (await installation.KubectlAsync("logs", engine.Name)).Split('\n');
            log.Count(line => line.Contains("was assigned", StringComparison.Ordinal))
                .ShouldBe(1, $"{engine.Name} kept its partitions while the others were replaced\n{string.Join('\n', log)}");
        }

        // The partitions of those that went are free when their session is over, as those of engines that were lost.
        await installation.UpgradeAsync();
        await load.AllFlowAsync("one engine took over from two that were lost, 15 s of session included");
        (await installation.PodsAsync("engine")).ShouldHaveSingleItem();

        await OutageTests.ShouldHaveAllAsync(load);
        await load.StopAsync();
    }
}
