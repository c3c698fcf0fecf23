using System.Runtime.InteropServices;
using KafkaAlarms.Chart.Tests.Rendering;
using KafkaAlarms.Kafka.Tests.Processes;

namespace KafkaAlarms.Chart.Tests.Brokers;

/// <summary>What tests run of a rendering: its init Jobs and its Connect worker.</summary>
internal static class PodPrograms
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);

    /// <summary>Runs an init Job to its end.</summary>
    /// <returns>The exit code and all that it said.</returns>
    public static async Task<(int ExitCode, string Said)> RunJobAsync(RenderedChart chart, PodProcess pods, string component)
    {
        string dotnet = Path.GetFullPath(Path.Combine(RuntimeEnvironment.GetRuntimeDirectory(), "..", "..", "..", "dotnet"));
        PodSource pod = chart.Pods.Single(one => one.Owner.StartsWith($"Job kafka-alarms-{component}-", StringComparison.Ordinal));
        await using ChildProcess process = pods.Start(
            pod, component, dotnet, Path.Combine(AppContext.BaseDirectory, "kafka-alarms.dll"));
        int code = await process.WaitForExitAsync(Patience);
        return (code, process.Output.Tail());
    }

    /// <summary>Waits until a Connect worker reaches its brokers.</summary>
    public static async Task WaitForConnectAsync(ChildProcess worker, string address)
    {
        using HttpClient http = new() { BaseAddress = new Uri($"{address}/"), Timeout = TimeSpan.FromSeconds(60) };
        await Eventually.TrueAsync(
            () => IsHealthyAsync(http, worker), Patience, () => "Connect is healthy\n" + worker.Output.Tail());
    }

    private static async Task<bool> IsHealthyAsync(HttpClient http, ChildProcess worker)
    {
        if (worker.HasExited) throw new InvalidOperationException("The worker ended:\n" + worker.Output.Tail());
        try
        {
            using HttpResponseMessage answer = await http.GetAsync("health", TestContext.Current.CancellationToken);
            return answer.IsSuccessStatusCode;
        }
        catch (Exception fault) when (fault is HttpRequestException or TaskCanceledException)
        {
            return false;
        }
    }
}
