using System.Net;
using System.Text.Json;
using KafkaAlarms.Engine.Observability;
using KafkaAlarms.Engine.Validating;
using Microsoft.Extensions.Logging.Abstractions;
using Shouldly;
using Xunit;

namespace KafkaAlarms.Engine.Tests.Observability;

public sealed class ObservationServerTests : IAsyncLifetime
{
    private readonly EngineMetrics metrics = new();
    private readonly HttpClient client = new();
    private ObservationServer server = null!;

    public async ValueTask InitializeAsync() => server = await ObservationServer.StartAsync(
        "localhost:0",
        new ObservationResponder(metrics.Registry, metrics.Health, AlarmSchema.Text),
        NullLoggerFactory.Instance);

    public async ValueTask DisposeAsync()
    {
        client.Dispose();
        await server.DisposeAsync();
    }

    [Fact]
    public async Task Ready_WhileAPartIsNot_Answers503WithItsReason()
    {
        metrics.Health.Ready("engine");
        metrics.Health.NotReady("thread 0", "restores iot-sensordata[3]");
        (HttpStatusCode status, string text) = await GetAsync("/health/ready");
        status.ShouldBe(HttpStatusCode.ServiceUnavailable);
        text.ShouldBe("not ready: thread 0 restores iot-sensordata[3]\n");
    }

    [Fact]
    public async Task Ready_AtStart_Answers503() => (await GetAsync("/health/ready")).Status.ShouldBe(HttpStatusCode.ServiceUnavailable);

    [Fact]
    public async Task Ready_WhenAllPartsAre_Answers200()
    {
        metrics.Health.Ready("engine");
        (await GetAsync("/health/ready")).Status.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Live_WhileNotReady_Answers200() => (await GetAsync("/health/live")).Status.ShouldBe(HttpStatusCode.OK);

    [Fact]
    public async Task Live_AfterAFaultForGood_Answers503()
    {
        metrics.Health.Fail("thread 1 ended");
        (HttpStatusCode status, string text) = await GetAsync("/health/live");
        status.ShouldBe(HttpStatusCode.ServiceUnavailable);
        text.ShouldContain("thread 1 ended");
    }

    [Fact]
    public async Task Metrics_OfTheEngine_AreServed()
    {
        (HttpStatusCode status, string text) = await GetAsync("/metrics");
        status.ShouldBe(HttpStatusCode.OK);
        text.ShouldContain("kafka_alarms_ready_state 0\n");
    }

    [Fact]
    public async Task Schema_OfTheAlarmEvents_IsServedUnderThePathOfItsId()
    {
        string id = JsonElement.Parse(AlarmSchema.Text).GetProperty("$id").GetString()!;
        using HttpResponseMessage answer = await client.GetAsync(
            new Uri(server.Address, new Uri(id).AbsolutePath), TestContext.Current.CancellationToken);

        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        answer.Content.Headers.ContentType!.ToString().ShouldBe("application/schema+json");
        (await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).ShouldBe(AlarmSchema.Text);
    }

    [Fact]
    public async Task Get_OfAnythingElse_Answers404() => (await GetAsync("/")).Status.ShouldBe(HttpStatusCode.NotFound);

    private async Task<(HttpStatusCode Status, string Text)> GetAsync(string path)
    {
        using HttpResponseMessage answer = await client.GetAsync(new Uri(server.Address, path), TestContext.Current.CancellationToken);
        return (answer.StatusCode, await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }
}
