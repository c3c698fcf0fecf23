using System.Diagnostics;

namespace KafkaAlarms.Benchmarks.Measuring;

/// <summary>What the process has used up to one moment.</summary>
/// <param name="Records">Records passed.</param>
/// <param name="Timestamp">Of the stopwatch.</param>
/// <param name="Cpu">Of all threads.</param>
/// <param name="Allocated">Managed bytes of all threads.</param>
internal readonly record struct Mark(long Records, long Timestamp, TimeSpan Cpu, long Allocated)
{
    public static Mark Now(long records) =>
        new(records, Stopwatch.GetTimestamp(), Environment.CpuUsage.TotalTime, GC.GetTotalAllocatedBytes());

    /// <summary>What was used since an earlier moment.</summary>
    public Usage Since(in Mark earlier) => new(
        Records - earlier.Records,
        Stopwatch.GetElapsedTime(earlier.Timestamp, Timestamp).TotalSeconds,
        (Cpu - earlier.Cpu).TotalSeconds,
        Allocated - earlier.Allocated);
}
