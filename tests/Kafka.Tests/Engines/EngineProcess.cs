using System.Net;
using KafkaAlarms.Kafka.Tests.Processes;

namespace KafkaAlarms.Kafka.Tests.Engines;

/// <summary>One engine as a process of its own, as operators run it.</summary>
internal sealed class EngineProcess : IAsyncDisposable
{
    public static readonly TimeSpan StartTimeout = TimeSpan.FromSeconds(120);

    // As Kubernetes allows it.
    private static readonly TimeSpan StopTimeout = TimeSpan.FromSeconds(30);

    // The words of event 9006.
    private const string ThreadsLeftBehind = "Not every thread has ended";

    private static readonly HttpClient Http = new() { Timeout = TimeSpan.FromSeconds(60) };

    private readonly ChildProcess process;
    private readonly string address;

    private EngineProcess(ChildProcess process, string address)
    {
        this.process = process;
        this.address = address;
    }

    public OutputLog Output => process.Output;

    public bool HasExited => process.HasExited;

    /// <summary>Starts an engine that serves health and metrics; does not wait for it.</summary>
    public static EngineProcess Start(IEnumerable<string> arguments)
    {
        string address = $"127.0.0.1:{LoopbackPort.Next()}";
        IEnumerable<string> all = [EngineProgram.Path, "run", "--http", address, .. arguments];
        return new EngineProcess(ChildProcess.Start(EngineProgram.Dotnet, all), address);
    }

    /// <summary>Waits until the engine has written a text: its lines come a moment after what they tell of.</summary>
    public Task SaysAsync(string text, int times = 1) => Eventually.TrueAsync(
        () => Task.FromResult(Output.Count(text) >= times),
        Eventually.Patience,
        () => $"the engine says \"{text}\" {times} times; it said:\n{Output.Tail()}");

    /// <summary>Waits until the engine has said all that it has to say of its topics: its threads begin after that.</summary>
    public Task HasJudgedTopicsAsync() => SaysAsync("was assigned");

    /// <summary>Waits until the engine says that it evaluates.</summary>
    public Task ReadyAsync() => Eventually.TrueAsync(
        IsReadyAsync, StartTimeout, () => "the engine is ready; it said:\n" + Output.Tail());

    /// <summary>Whether the engine says that it evaluates; false as well while it does not answer.</summary>
    /// <exception cref="InvalidOperationException">The engine has ended.</exception>
    public async Task<bool> IsReadyAsync()
    {
        if (process.HasExited)
        {
            throw new InvalidOperationException("The engine has ended; it said:\n" + Output.Tail());
        }

        return (await GetAsync("/health/ready"))?.Status == HttpStatusCode.OK;
    }

    /// <summary>The text that the readiness check answers with; null while the engine does not answer.</summary>
    public async Task<string?> ReadinessAsync() => (await GetAsync("/health/ready"))?.Body;

    /// <summary>The metrics as they stand.</summary>
    public async Task<Metrics> MetricsAsync() =>
        Metrics.Parse((await GetAsync("/metrics"))?.Body ?? throw new InvalidOperationException("No metrics."));

    /// <summary>The metrics once they have come as far as asked: they follow a commit by a moment.</summary>
    public async Task<Metrics> MetricsWhenAsync(Func<Metrics, bool> condition)
    {
        Metrics metrics = await MetricsAsync();
        await Eventually.TrueAsync(
            async () => condition(metrics = await MetricsAsync()),
            Eventually.Patience,
            () => "the metrics have come as far as asked:\n" + metrics.Show("kafka_alarms_records"));
        return metrics;
    }

    /// <summary>Freezes every thread of the engine.</summary>
    public void Freeze() => process.Send(Signal.Stop);

    public void Thaw() => process.Send(Signal.Continue);

    public Task KillAsync() => process.KillAsync();

    /// <summary>Asks the engine to stop and returns its exit code.</summary>
    /// <exception cref="InvalidOperationException">It left threads behind that had not ended in time.</exception>
    public async Task<int> StopAsync()
    {
        process.Send(Signal.Terminate);
        int code = await process.WaitForExitAsync(StopTimeout);
        return Output.Says(ThreadsLeftBehind)
            ? throw new InvalidOperationException("The engine did not stop in time; it said:\n" + Output.Tail())
            : code;
    }

    /// <summary>Waits until the engine ends by itself and returns its exit code.</summary>
    public Task<int> WaitForExitAsync() => process.WaitForExitAsync(Eventually.Patience);

    public ValueTask DisposeAsync() => process.DisposeAsync();

    private async Task<(HttpStatusCode Status, string Body)?> GetAsync(string path)
    {
        try
        {
            CancellationToken cancelled = TestContext.Current.CancellationToken;
            using HttpResponseMessage response = await Http.GetAsync(new Uri($"http://{address}{path}"), cancelled);
            return (response.StatusCode, await response.Content.ReadAsStringAsync(cancelled));
        }
        catch (Exception fault) when (fault is HttpRequestException or TaskCanceledException)
        {
            return null;
        }
    }
}
