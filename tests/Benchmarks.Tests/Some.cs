using KafkaAlarms.Benchmarks.Peers.Delays;
using KafkaAlarms.Benchmarks.Peers.Lanes;
using KafkaAlarms.Benchmarks.Reports;

namespace KafkaAlarms.Benchmarks.Tests;

/// <summary>Figures that somebody could have measured.</summary>
internal static class Some
{
    private static readonly Machine Machine = new()
    {
        Processor = "processor",
        Cores = 2,
        MemoryGibibytes = 24,
        System = "system",
        Dotnet = ".NET",
        Client = "client",
        Java = "java",
        Commit = "0123456",
    };

    /// <summary>Folder of the repository.</summary>
    public static string Repository { get; } = Find(new DirectoryInfo(AppContext.BaseDirectory));

    public static LaneRun Run(string lane, int round, double cpu) => new()
    {
        Lane = lane,
        Round = round,
        Records = 1_000_000,
        Seconds = 2,
        ClientCpuSeconds = cpu,
        BrokerCpuSeconds = 1,
        ClientCpuSecondsWithStart = cpu + 1,
        PeakMebibytes = 100,
        Load = 1,
    };

    public static SideBySideData SideBySide(params LaneRun[] runs) => new()
    {
        MeasuredAt = DateTimeOffset.UnixEpoch,
        Command = "command",
        Machine = Machine,
        Records = 1_000_000,
        Sensors = 1_000,
        Alarms = 10,
        Setup = "1 partition(s), 1 stream thread(s)",
        Runs = [.. runs],
    };

    public static DelayRun Delayed(string lane, int round, int rate, double milliseconds) => new()
    {
        Lane = lane,
        Round = round,
        Rate = rate,
        Seconds = 10,
        Alarms = 10,
        P50 = milliseconds,
        P90 = milliseconds,
        P99 = milliseconds,
        P999 = milliseconds,
        Most = milliseconds,
        ClientCpuSeconds = 1,
        BrokerCpuSeconds = 1,
        Load = 1,
    };

    public static DelayData Delay(params DelayRun[] runs) => new()
    {
        MeasuredAt = DateTimeOffset.UnixEpoch,
        Command = "command",
        Machine = Machine,
        Partitions = 1,
        Threads = 1,
        WarmUpSeconds = 15,
        Runs = [.. runs],
    };

    private static string Find(DirectoryInfo folder) =>
        File.Exists(Path.Combine(folder.FullName, "global.json")) ? folder.FullName : Find(folder.Parent!);
}
