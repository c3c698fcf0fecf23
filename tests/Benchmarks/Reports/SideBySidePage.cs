using System.Globalization;
using System.Text;
using KafkaAlarms.Benchmarks.Measuring;
using KafkaAlarms.Benchmarks.Peers.Lanes;
using static KafkaAlarms.Benchmarks.Reports.LaneFigures;

namespace KafkaAlarms.Benchmarks.Reports;

/// <summary>The page of a side-by-side measurement.</summary>
internal static class SideBySidePage
{
    private static readonly (string Name, string Format, Func<LaneRun, double?> Of)[] Figures =
    [
        ("records/s", "F0", run => run.RecordsPerSecond),
        ("client CPU s per million records", "F2", run => run.ClientCpuPerMillion),
        ("broker CPU s per million records", "F2", run => run.BrokerCpuPerMillion),
        ("client CPU s of the whole run, start and compiling included", "F2", run => run.ClientCpuSecondsWithStart),
        ("peak RSS, MiB", "F0", run => run.PeakMebibytes),
    ];

    public static string Write(SideBySideData data)
    {
        LaneFigures figures = new(data.Runs);
        StringBuilder page = new();
        PageHead.Write(page, "side by side with Kafka Streams", data.MeasuredAt, data.Machine, data.Command);
        page.Append(CultureInfo.InvariantCulture, $"{data.Records} records of {data.Sensors} sensors, {data.Setup}, exactly once, a commit every 100 ms. ");
        page.Append(CultureInfo.InvariantCulture, $"Each program gave exactly the {data.Alarms} expected alarms, each once, in every run. ");
        page.Append(CultureInfo.InvariantCulture, $"Load average at the beginnings: {Series.Of(data.Runs.Select(run => run.Load)).Show("F1")}.\n\n");
        PageHead.Write(page, Goals(figures));
        Table(page, figures);
        page.Append(CultureInfo.InvariantCulture, $"\nManaged bytes that the engine allocated for a record, events included: {data.EngineBytesPerRecord:F1}.\n");
        Ratios(page, figures);
        Rounds(page, data);
        return page.ToString();
    }

    private static IEnumerable<Goal> Goals(LaneFigures figures) =>
    [
        new("client CPU, of Kafka Streams' (ParallelGC)",
            figures.Ratio(OurEngine, FastStreams, run => run.ClientCpuPerMillion), "F2", 1 / 3.0, 0.2),
        new("records/s, times Kafka Streams' (ParallelGC)",
            figures.Ratio(OurEngine, FastStreams, run => run.RecordsPerSecond), "F2", 3, MoreIsBetter: true),
        new("records/s, times the bare loop's",
            figures.Ratio(OurEngine, Bare, run => run.RecordsPerSecond), "F2", 1, MoreIsBetter: true),
        new("peak RSS, of Kafka Streams' (SerialGC)",
            figures.Ratio(OurEngine, SmallStreams, run => run.PeakMebibytes), "F2", 0.5),
        new("peak RSS, MB",
            figures.Of(OurEngine, run => run.PeakMebibytes * 1.048576), "F0", 120),
    ];

    private static void Table(StringBuilder page, LaneFigures figures)
    {
        page.Append("Median (lowest to highest) of the rounds:\n\n");
        page.Append(CultureInfo.InvariantCulture, $"| | {string.Join(" | ", figures.Lanes)} |\n");
        page.Append(CultureInfo.InvariantCulture, $"|---{string.Concat(figures.Lanes.Select(_ => "|---"))}|\n");
        foreach ((string name, string format, Func<LaneRun, double?> of) in Figures)
            page.Append(CultureInfo.InvariantCulture, $"| {name} | {string.Join(" | ", figures.Lanes.Select(lane => figures.Of(lane, of).Show(format)))} |\n");
    }

    private static void Ratios(StringBuilder page, LaneFigures figures)
    {
        string[] others = [.. figures.Lanes.Where(lane => lane != OurEngine)];
        page.Append("\nThe engine's figure by the other's, within each round:\n\n");
        page.Append(CultureInfo.InvariantCulture, $"| engine by | {string.Join(" | ", others)} |\n");
        page.Append(CultureInfo.InvariantCulture, $"|---{string.Concat(others.Select(_ => "|---"))}|\n");
        foreach ((string name, _, Func<LaneRun, double?> of) in Figures)
            page.Append(CultureInfo.InvariantCulture, $"| {name} | {string.Join(" | ", others.Select(other => figures.Ratio(OurEngine, other, of).Show("F2")))} |\n");
    }

    private static void Rounds(StringBuilder page, SideBySideData data)
    {
        page.Append("\nEvery run, in the order in which they were made:\n\n");
        page.Append("| round | program | records/s | client CPU s per million | broker CPU s per million | peak RSS, MiB | load |\n|--:|---|--:|--:|--:|--:|--:|\n");
        foreach (LaneRun run in data.Runs)
            page.Append(CultureInfo.InvariantCulture, $"| {run.Round} | {run.Lane} | {run.RecordsPerSecond:F0} | {run.ClientCpuPerMillion:F2} | {run.BrokerCpuPerMillion:F2} | {run.PeakMebibytes:F0} | {run.Load:F1} |\n");
    }
}
