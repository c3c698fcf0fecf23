using KafkaAlarms.Cluster.Tests.Kubernetes;

namespace KafkaAlarms.Cluster.Tests;

/// <summary>What an upgrade touches, and what it leaves alone.</summary>
public sealed class UpgradeTests(Release release)
{
    [Fact]
    public async Task Upgrade_OfNothing_RestartsNothing()
    {
        await release.RequireAsync();
        string[] before = await release.PodsAsync();

        await release.UpgradeAsync();

        (await release.PodsAsync()).ShouldBe(before);
    }

    [Fact]
    public async Task Upgrade_OfATopicSetting_MendsItAndRestartsNothing()
    {
        await release.RequireAsync();
        string[] before = [.. (await release.PodsAsync()).Where(pod => !pod.Contains("kafka-init", StringComparison.Ordinal))];

        await release.UpgradeAsync("--set-string", "topics.alarms.config.retention\\.ms=86400000");

        string log = await release.KubectlAsync("logs", "-l", "app.kubernetes.io/component=kafka-init");
        log.ShouldContain("mended     alarme: retention.ms 2592000000 -> 86400000");
        (await release.PodsAsync()).Where(pod => !pod.Contains("kafka-init", StringComparison.Ordinal)).ShouldBe(before);
        await release.UpgradeAsync();
    }

    [Fact]
    public async Task Upgrade_OfThePartitions_IsRefusedWithTheReasonAndRolledBack()
    {
        await release.RequireAsync();
        string[] before = await BrokersAsync();

        (int code, _) = await release.TryUpgradeAsync(
            "--set", "topics.partitions=6", "--timeout", "90s");

        code.ShouldNotBe(0);
        string log = await release.KubectlAsync("logs", "-l", "app.kubernetes.io/component=kafka-init");
        log.ShouldContain("KA9203 topic iot-sensordata: It has 4 partitions, 6 are wanted");
        await release.UpgradeAsync();
        (await BrokersAsync()).ShouldBe(before, "no broker is rolled for it");
    }

    private async Task<string[]> BrokersAsync() =>
        [.. (await release.PodsAsync()).Where(pod => pod.StartsWith("kafka-alarms-kafka-0", StringComparison.Ordinal))];
}
