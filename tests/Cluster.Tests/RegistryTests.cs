using System.Text.RegularExpressions;
using KafkaAlarms.Cluster.Tests.Kubernetes;

namespace KafkaAlarms.Cluster.Tests;

/// <summary>The chart out of an OCI registry, as a release has it.</summary>
public sealed partial class RegistryTests(Release release) : IDisposable
{
    /// <summary>Names a registry of plain HTTP that charts may be pushed to.</summary>
    private const string Variable = "CLUSTER_REGISTRY";

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("chart-");

    public void Dispose() => folder.Delete(recursive: true);

    [Fact]
    public async Task Chart_PushedAndInstalledFromARegistry_IsThatOfTheSources()
    {
        Installation installation = await release.RequireAsync();
        string? registry = Environment.GetEnvironmentVariable(Variable);
        Assert.SkipWhen(string.IsNullOrEmpty(registry), $"No registry: {Variable} does not name one.");
        string version = ChartVersion().Match(
            await File.ReadAllTextAsync(
                Path.Combine(Tool.Repository, "charts/kafka-alarms/Chart.yaml"), TestContext.Current.CancellationToken)).Groups[1].Value;
        await Tool.RunAsync("bash", ".github/package-chart.sh", version, registry!, folder.FullName);
        string pushed = await Tool.RunAsync(
            "helm", "push", folder.GetFiles("*.tgz").Single().FullName, $"oci://{registry}/charts", "--plain-http");
        string[] before = await installation.PodsAsync();

        // The node gets images from no registry.
        await installation.UpgradeToAsync(
            $"oci://{registry}/charts/kafka-alarms", "--version", version, "--plain-http", "--set", "image.registry=");

        pushed.ShouldContain("Digest: sha256:");
        (await installation.PodsAsync()).ShouldBe(before);
    }

    [GeneratedRegex("^version: (\\S+)", RegexOptions.Multiline)]
    private static partial Regex ChartVersion();
}
