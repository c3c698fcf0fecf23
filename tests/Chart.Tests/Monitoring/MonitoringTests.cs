using System.Text.Json;
using System.Text.RegularExpressions;
using k8s.Models;
using KafkaAlarms.Chart.Tests.Rendering;
using KafkaAlarms.Engine.Observability;

namespace KafkaAlarms.Chart.Tests.Monitoring;

/// <summary>Alerts and dashboard speak of metrics that there are.</summary>
public sealed partial class MonitoringTests : IDisposable
{
    private static readonly string[] Suffixes = ["_bucket", "_sum", "_count"];

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("chart-");

    public void Dispose() => folder.Delete(recursive: true);

    [Theory]
    [InlineData("files/alerts.yaml")]
    [InlineData("files/dashboard.json")]
    public void Metrics_ThatAreAskedFor_AreServed(string file)
    {
        string[] served = [.. MetricCatalog.All.Concat(MetricCatalog.OfConnectors).Select(metric => metric.Name)];
        string[] asked = [.. Metric().Matches(Repository.Read($"{Repository.Chart}/{file}")).Select(match => match.Value).Distinct()];
        asked.Length.ShouldBeGreaterThan(5);
        asked.Select(name => Suffixes.Aggregate(name, (left, suffix) => served.Contains(left) ? left : left.Replace(suffix, "")))
            .Except(served)
            .ShouldBeEmpty();
    }

    [Fact]
    public void Alerts_OfTheChart_EachHaveATestAndAnAnswerForTheNight()
    {
        string tests = Repository.Read("tests/Chart.Tests/Monitoring/alerts.test.yaml");
        string page = Repository.Read("docs/operate.md");
        string[] alerts = [.. Alert().Matches(Repository.Read($"{Repository.Chart}/files/alerts.yaml")).Select(match => match.Groups[1].Value)];
        alerts.ShouldNotBeEmpty();
        alerts.Where(alert => !tests.Contains($"alertname: {alert}\n        exp_alerts:\n", StringComparison.Ordinal)).ShouldBeEmpty();
        alerts.Where(alert => !page.Contains(alert, StringComparison.Ordinal)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Alerts_OfTheChart_FireWhenTheyShould()
    {
        string rules = Path.Combine(folder.FullName, "alerts.yaml");
        File.Copy(Repository.At($"{Repository.Chart}/files/alerts.yaml"), rules);
        string tests = Path.Combine(folder.FullName, "alerts.test.yaml");
        File.Copy(Repository.At("tests/Chart.Tests/Monitoring/alerts.test.yaml"), tests);
        await PromtoolAsync("check", "rules", rules);
        await PromtoolAsync("test", "rules", tests);
    }

    [Fact]
    public async Task Dashboard_OfTheChart_IsMountedAsItIsAndAsksWhatPrometheusUnderstands()
    {
        RenderedChart chart = await RenderedChart.OfAsync("three-values.yaml");
        V1ConfigMap map = chart.Named<V1ConfigMap>("kafka-alarms-dashboard");
        map.Metadata.Labels.ShouldContainKeyAndValue("grafana_dashboard", "1");
        using JsonDocument dashboard = JsonDocument.Parse(map.Data["kafka-alarms.json"]);
        string[] expressions =
        [
            .. from panel in dashboard.RootElement.GetProperty("panels").EnumerateArray()
               where panel.TryGetProperty("targets", out _)
               from target in panel.GetProperty("targets").EnumerateArray()
               select target.GetProperty("expr").GetString(),
        ];
        expressions.Length.ShouldBeGreaterThan(15);
        expressions.ShouldAllBe(expression => expression.Contains("namespace=~\"$namespace\""));
        object[] rules = [.. expressions.Select((expression, index) => new
        {
            record = $"panel:{index}", expr = expression.Replace("$__rate_interval", "5m").Replace("$namespace", ".*"),
        })];
        string file = Path.Combine(folder.FullName, "panels.yaml");
        await File.WriteAllTextAsync(
            file, JsonSerializer.Serialize(new { groups = new[] { new { name = "panels", rules } } }), TestContext.Current.CancellationToken);
        await PromtoolAsync("check", "rules", file);
    }

    [Fact]
    public async Task ServiceMonitor_OfTheChart_SelectsTheServicesThatServeMetrics()
    {
        RenderedChart chart = await RenderedChart.OfAsync("three-values.yaml");
        string text = chart.Text.Split("\n---\n").Single(one => one.Contains("kind: ServiceMonitor", StringComparison.Ordinal));
        text.ShouldContain("values: [engine, connect-watch]");
        text.ShouldContain("- port: http\n      path: /metrics");
        foreach (string component in new[] { "engine", "connect-watch" })
        {
            V1Service service = chart.Named<V1Service>($"kafka-alarms-{component}");
            service.Metadata.Labels["app.kubernetes.io/component"].ShouldBe(component);
            service.Spec.Ports.Single().Name.ShouldBe("http");
        }
    }

    /// <summary>Without promtool on the path the files are only looked at by the other tests.</summary>
    private static async Task PromtoolAsync(params string[] arguments)
    {
        if (await PathProgram.RunAsync("promtool", arguments) is { } result)
            result.ExitCode.ShouldBe(0, result.Output + result.Error);
        else
            TestContext.Current.SendDiagnosticMessage("No promtool on the path: what it would judge is not judged.");
    }

    [GeneratedRegex("kafka_alarms_[a-z_]+")]
    private static partial Regex Metric();

    [GeneratedRegex("alert: ([A-Za-z]+)")]
    private static partial Regex Alert();
}
