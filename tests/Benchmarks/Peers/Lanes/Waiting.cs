using System.Diagnostics;
using KafkaAlarms.Kafka.Tests.Processes;

namespace KafkaAlarms.Benchmarks.Peers.Lanes;

/// <summary>Waits for what other processes do.</summary>
internal static class Waiting
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(20);

    /// <summary>Returns when the condition holds.</summary>
    /// <exception cref="InvalidOperationException">One of the processes has ended, or time is up.</exception>
    public static Task UntilAsync(Func<bool> condition, IReadOnlyList<ChildProcess> processes, TimeSpan timeout) =>
        UntilAsync(() => Task.FromResult(condition()), processes, timeout);

    /// <inheritdoc cref="UntilAsync(Func{bool}, IReadOnlyList{ChildProcess}, TimeSpan)"/>
    public static async Task UntilAsync(
        Func<Task<bool>> condition, IReadOnlyList<ChildProcess> processes, TimeSpan timeout)
    {
        long began = Stopwatch.GetTimestamp();
        while (!await condition())
        {
            if (processes.FirstOrDefault(process => process.HasExited) is { } ended)
                throw new InvalidOperationException("A process has ended early:\n" + ended.Output.Tail());
            if (Stopwatch.GetElapsedTime(began) > timeout)
                throw new InvalidOperationException($"Not within {timeout}:\n" + processes[0].Output.Tail());
            await Task.Delay(Pause);
        }
    }
}
