using System.Text.RegularExpressions;
using KafkaAlarms.Cluster.Tests.Kubernetes;

namespace KafkaAlarms.Cluster.Tests;

/// <summary>What an upgrade and the way back touch, and what they leave alone.</summary>
public sealed partial class UpgradeTests(Release release)
{
    private const string Limit =
        """rules.file={"rules":[{"id":"press","type":"limits","sensors":["press-*"],"levels":{"hi":{"limit":10}}}]}""";

    [Fact]
    public async Task Upgrade_OfNothing_RestartsNothing()
    {
        Installation installation = await release.RequireAsync();
        string[] before = await installation.PodsAsync();

        await installation.UpgradeAsync();

        (await installation.PodsAsync()).ShouldBe(before);
    }

    [Fact]
    public async Task Upgrade_OfLimitsAndATopicSetting_TakesEffectWithoutARestartAndIsRolledBack()
    {
        Installation installation = await release.RequireAsync();
        string[] before = await LastingPodsAsync(installation);
        string ruleSet = await RuleSetAsync(installation);

        await installation.UpgradeAsync(
            "--set-json", Limit, "--set-string", "topics.alarms.config.retention\\.ms=86400000");
        string mended = await installation.LogAsync("kafka-init");
        await RunsAsync(installation, now => now != ruleSet);
        string alarm = await installation.FindCommandAsync(
            line => line.StartsWith("devices/press-1/", StringComparison.Ordinal),
            () => installation.PublishAsync("press-1", "50"));

        await installation.RollbackAsync();
        string mendedBack = await installation.LogAsync("kafka-init");
        await RunsAsync(installation, now => now == ruleSet);

        mended.ShouldContain("mended     alarme: retention.ms 2592000000 -> 86400000");
        alarm.ShouldContain("\"limit\":10");
        mendedBack.ShouldContain("mended     alarme: retention.ms 86400000 -> 2592000000");
        (await LastingPodsAsync(installation)).ShouldBe(before);
    }

    [Fact]
    public async Task Upgrade_OfThePartitions_IsRefusedWithTheReasonAndRolledBack()
    {
        Installation installation = await release.RequireAsync();
        PodState[] before = await installation.PodsAsync("kafka");

        (int code, _) = await installation.TryUpgradeAsync("--set", "topics.partitions=6,initJobs.backoffLimit=0");

        code.ShouldNotBe(0);
        string log = await installation.LogAsync("kafka-init");
        log.ShouldContain("KA9203 topic iot-sensordata: It has 4 partitions, 6 are wanted");
        await installation.RollbackAsync();
        (await installation.LogAsync("kafka-init")).Contains("KA9203").ShouldBeFalse("the Job of before is back");
        (await installation.PodsAsync("kafka")).ShouldBe(before, "no broker is rolled for it");
    }

    /// <summary>The rule set that the engine said last that it runs.</summary>
    private static async Task<string> RuleSetAsync(Installation installation) =>
        RuleSetPattern().Matches(await installation.LogAsync("engine"))[^1].Groups[1].Value;

    /// <summary>All pods but those of Jobs, of which a changed one is another.</summary>
    private static async Task<string[]> LastingPodsAsync(Installation installation) =>
        [.. (await installation.PodsAsync()).Where(pod => !pod.Contains("-init-", StringComparison.Ordinal))];

    /// <summary>Kubernetes takes up to a minute and a half to bring a changed rules file into a pod.</summary>
    private static Task RunsAsync(Installation installation, Func<string, bool> wanted) => Eventually.TrueAsync(
        async () => wanted(await RuleSetAsync(installation)), () => "the engine runs the wanted rule set");

    [GeneratedRegex("\"Message\":\"[^\"]*[Rr]ule set ([0-9a-f]{64}) (?:is loaded|with)")]
    private static partial Regex RuleSetPattern();
}
