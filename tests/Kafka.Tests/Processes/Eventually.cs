using System.Diagnostics;

namespace KafkaAlarms.Kafka.Tests.Processes;

/// <summary>Waits for something outside of this process by asking again until a deadline.</summary>
internal static class Eventually
{
    /// <summary>Time for what is to come for certain: on a machine under load it takes long, and never so long.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(120);

    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(100);

    public static Task TrueAsync(Func<bool> condition, TimeSpan timeout, string what) =>
        TrueAsync(() => Task.FromResult(condition()), timeout, () => what);

    /// <summary>Returns when the condition holds.</summary>
    /// <exception cref="TimeoutException">It did not hold until the deadline.</exception>
    public static async Task TrueAsync(Func<Task<bool>> condition, TimeSpan timeout, Func<string> what)
    {
        CancellationToken cancelled = TestContext.Current.CancellationToken;
        var watch = Stopwatch.StartNew();
        while (!await condition())
        {
            if (watch.Elapsed > timeout)
            {
                throw new TimeoutException($"Not within {timeout}: {what()}");
            }

            await Task.Delay(Interval, cancelled);
        }
    }
}
