using System.Globalization;

namespace KafkaAlarms.Benchmarks.Peers.Programs;

/// <summary>What the system has counted for a process of its own, in whatever language it is written.</summary>
internal static class ProcessFigures
{
    // The kernel gives clock ticks of this length to programs on all its platforms.
    private const double SecondsPerTick = 0.01;

    /// <summary>CPU of all its threads since its start, user and system, ended threads included.</summary>
    public static double CpuSeconds(int processId)
    {
        string text = File.ReadAllText($"/proc/{processId}/stat");
        // The name stands in parentheses and may hold spaces; fields 14 and 15 are wanted.
        string[] fields = text[(text.LastIndexOf(')') + 2)..].Split(' ');
        return (Number(fields[11]) + Number(fields[12])) * SecondsPerTick;
    }

    /// <summary>The most resident memory it has had so far.</summary>
    public static double PeakMebibytes(int processId) =>
        Number(File.ReadLines($"/proc/{processId}/status")
            .First(line => line.StartsWith("VmHWM:", StringComparison.Ordinal))
            .Split(' ', StringSplitOptions.RemoveEmptyEntries)[1]) / 1024;

    /// <summary>Processes that ran or waited for a core, over the last minute.</summary>
    public static double LoadAverage() => Number(File.ReadAllText("/proc/loadavg").Split(' ')[0]);

    private static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);
}
