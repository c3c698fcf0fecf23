using System.Diagnostics;

namespace KafkaAlarms.Cluster.Tests.Kubernetes;

/// <summary>Waits for something in the cluster by asking again; how long it takes is no matter of these tests.</summary>
internal static class Eventually
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(6);

    /// <summary>Returns when the condition holds.</summary>
    /// <exception cref="TimeoutException">It does not come to hold.</exception>
    public static async Task TrueAsync(Func<Task<bool>> condition, Func<string> what)
    {
        var watch = Stopwatch.StartNew();
        while (!await condition())
        {
            if (watch.Elapsed > Patience) throw new TimeoutException($"Not within {Patience}: {what()}");
            await Task.Delay(Interval, TestContext.Current.CancellationToken);
        }
    }
}
