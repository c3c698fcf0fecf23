using System.Text.RegularExpressions;
using KafkaAlarms.Cluster.Tests.Kubernetes;

namespace KafkaAlarms.Cluster.Tests;

/// <summary>Every scenario of the chart is taken by a real API server, which validates strictly and keeps the restricted profile.
/// </summary>
public sealed partial class ScenarioTests : IAsyncDisposable
{
    private readonly string where = $"scenarios-{Guid.NewGuid().ToString("N")[..6]}";

    public async ValueTask DisposeAsync()
    {
        if (Tool.HasCluster) await Installation.RemoveNamespaceAsync(where);
    }

    [Fact]
    public async Task Scenarios_OfTheChart_AreTakenByTheApiServerWithoutAWarning()
    {
        Tool.RequireCluster();
        await Installation.CreateNamespaceAsync(where);
        string[] versions = (await Tool.RunAsync("kubectl", "api-versions")).Split('\n');
        string[] files = Directory.GetFiles(Path.Combine(Tool.Repository, "charts/kafka-alarms/ci"), "*-values.yaml");
        files.ShouldNotBeEmpty();

        foreach (string file in files.Order(StringComparer.Ordinal)) await ShouldBeTakenAsync(versions, "-f", file);
        foreach (string mode in new[] { "hpa", "keda" })
        {
            await ShouldBeTakenAsync(
                versions, "--set", $"demo.enabled=true,networkPolicy.enabled=false,engine.autoscaling.mode={mode},kafka.tls.enabled=true,kafka.tls.existingSecret=t");
        }
    }

    private async Task ShouldBeTakenAsync(string[] versions, params string[] values)
    {
        string text = await Tool.RunAsync("helm", ["template", "kafka-alarms", "charts/kafka-alarms", "-n", where, .. values]);
        string[] all = [.. Separator().Split(text).Where(document => Version().IsMatch(document))];
        string[] known = [.. all.Where(document => versions.Contains(Version().Match(document).Groups[1].Value))];
        string[] left = [.. all.Except(known).Select(document => Kind().Match(document).Groups[1].Value).Distinct()];
        TestContext.Current.SendDiagnosticMessage(
            $"{string.Join(' ', values)}: {known.Length} objects{(left.Length == 0 ? "" : $", without {string.Join(", ", left)}, which this cluster does not know")}");

        // A pod is admitted only when its account is there.
        await Tool.ApplyAsync(string.Join("\n---\n", known.Where(document => Kind().Match(document).Groups[1].Value == "ServiceAccount")));
        string said = await Tool.ApplyAsync(string.Join("\n---\n", known), "--dry-run=server", "--validate=strict");
        said.ShouldNotContain("Warning", Case.Insensitive);
        said.Split('\n').Count(line => line.Contains("dry run", StringComparison.Ordinal)).ShouldBe(known.Length, said);
    }

    [GeneratedRegex("^---$", RegexOptions.Multiline)]
    private static partial Regex Separator();

    [GeneratedRegex("^apiVersion: (\\S+)", RegexOptions.Multiline)]
    private static partial Regex Version();

    [GeneratedRegex("^kind: (\\S+)", RegexOptions.Multiline)]
    private static partial Regex Kind();
}
