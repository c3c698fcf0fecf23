using System.Net;
using System.Text;
using KafkaAlarms.Engine.Observability;
using KafkaAlarms.Engine.Provisioning.Connectors;
using Microsoft.Extensions.Logging.Abstractions;
using Shouldly;
using Xunit;

namespace KafkaAlarms.Engine.Tests.Provisioning;

public sealed class ConnectorWatchRunnerTests : IDisposable
{
    private const string Restart = "POST /connectors/source/restart";

    private readonly HastyClock clock = new();
    private readonly ConnectorMetrics metrics = new();
    private readonly FakeConnect connect = new();
    private readonly ConnectorWatchRunner watch;

    public ConnectorWatchRunnerTests()
    {
        connect.Configs["source"] = [];
        watch = new ConnectorWatchRunner(connect.Client(), [], metrics, NullLogger.Instance, clock);
    }

    public void Dispose() => connect.Dispose();

    [Fact]
    public async Task Look_RunningConnector_LeavesItAlone()
    {
        await LookAsync(times: 3);
        connect.Count(Restart).ShouldBe(0);
        (await ScrapeAsync()).ShouldContain("kafka_alarms_connector_running_state{connector=\"source\"} 1\n");
    }

    [Fact]
    public async Task Look_FailedConnector_RestartsWithGrowingPauses()
    {
        Fail();
        // In an hour of looks each 15 s: at 0, 15, 45, 105, 225, 465 s, then each 300 s.
        await LookAsync(times: 240);
        connect.Count(Restart).ShouldBe(6 + ((3600 - 465) / 300));
        (await ScrapeAsync()).ShouldContain("kafka_alarms_connector_running_state{connector=\"source\"} 0\n");
    }

    [Fact]
    public async Task Look_RunningForLong_BeginsWithTheShortestPauseAgain()
    {
        Fail();
        await LookAsync(times: 30);
        connect.Statuses.Clear();
        connect.Statuses.Enqueue("""{"connector":{"state":"RUNNING"},"tasks":[{"id":0,"state":"RUNNING"}]}""");
        await LookAsync(times: 25);
        Fail();
        connect.Requests.Clear();
        await LookAsync(times: 2);
        connect.Count(Restart).ShouldBe(2);
    }

    [Fact]
    public async Task Look_ConnectAway_IsNotReadyAndShown()
    {
        connect.Outages.Enqueue(HttpStatusCode.InternalServerError);
        await LookAsync(times: 1);
        metrics.Health.IsReady.ShouldBeFalse();
        (await ScrapeAsync()).ShouldContain("kafka_alarms_connect_reachable_state 0\n");
        await LookAsync(times: 1);
        metrics.Health.IsReady.ShouldBeTrue();
    }

    [Fact]
    public async Task Scrape_OfAWatch_HasExactlyTheDeclaredMetrics()
    {
        await LookAsync(times: 1);
        (await ScrapeAsync()).Split('\n').Where(line => line.StartsWith("# HELP ", StringComparison.Ordinal))
            .Select(line => line.Split(' ')[2])
            .ShouldBe(MetricCatalog.OfConnectors.Select(metric => metric.Name), ignoreOrder: true);
    }

    private void Fail()
    {
        connect.Statuses.Clear();
        connect.Statuses.Enqueue(FakeConnect.Failed);
    }

    private async Task LookAsync(int times)
    {
        for (int look = 0; look < times; look++)
        {
            await watch.LookAsync(TestContext.Current.CancellationToken);
            clock.Advance(TimeSpan.FromSeconds(15));
        }
    }

    private async Task<string> ScrapeAsync()
    {
        using MemoryStream stream = new();
        await metrics.Registry.CollectAndExportAsTextAsync(stream, TestContext.Current.CancellationToken);
        return Encoding.UTF8.GetString(stream.ToArray());
    }
}
