using System.Globalization;
using KafkaAlarms.Benchmarks.Measuring;
using KafkaAlarms.Benchmarks.Peers.Delays;
using KafkaAlarms.Benchmarks.Peers.Lanes;

namespace KafkaAlarms.Benchmarks.Reports;

/// <summary>The picture of the comparison, drawn from the data of results.</summary>
internal static class ComparisonPicture
{
    /// <summary>Reads both data files and writes the picture.</summary>
    public static void Run(Arguments arguments)
    {
        SideBySideData sideBySide = ResultFiles.Read<SideBySideData>(arguments.Text("--side-by-side", ""));
        DelayData delay = ResultFiles.Read<DelayData>(arguments.Text("--delay", ""));
        string file = arguments.Text("--out", "comparison.svg");
        File.WriteAllText(file, Draw(sideBySide, delay));
        Console.WriteLine($"written: {file}");
    }

    public static string Draw(SideBySideData sideBySide, DelayData delay)
    {
        BarChart chart = new(
            "The same alarm job, in turn over the same records",
            string.Create(
                CultureInfo.InvariantCulture,
                $"{sideBySide.MeasuredAt:yyyy-MM-dd}, {sideBySide.Machine.Cores} cores with the broker on them, {sideBySide.Setup}, exactly once, commits every 100 ms."),
            "Bar: median of the rounds; line: lowest to highest.");
        AddSpeed(chart, new LaneFigures(sideBySide.Runs));
        int rate = delay.Runs.Min(run => run.Rate);
        AddDelay(chart, $"p50 at {rate} records/s, ms from record to alarm (less is better)", [.. delay.Runs.Where(run => run.Rate == rate)], run => run.P50);
        AddDelay(chart, $"p99 at {rate} records/s, ms from record to alarm (less is better)", [.. delay.Runs.Where(run => run.Rate == rate)], run => run.P99);
        return chart.ToString();
    }

    private static void AddSpeed(BarChart chart, LaneFigures figures)
    {
        Add("records/s (more is better)", "F0", run => run.RecordsPerSecond);
        Add("client CPU seconds per million records (less is better)", "F2", run => run.ClientCpuPerMillion);
        Add("peak RSS, MiB (less is better)", "F0", run => run.PeakMebibytes);

        void Add(string heading, string format, Func<LaneRun, double?> figure) => chart.Add(
            heading,
            format,
            [.. figures.Lanes.Select(lane => new Bar(lane, figures.Of(lane, figure), lane == LaneFigures.OurEngine))]);
    }

    private static void AddDelay(BarChart chart, string heading, DelayRun[] runs, Func<DelayRun, double> figure) => chart.Add(
        heading,
        "F1",
        [.. runs.GroupBy(run => run.Lane)
            .OrderBy(lane => lane.Key == LaneFigures.OurEngine)
            .Select(lane => new Bar(lane.Key, Series.Of(lane.Select(figure)), lane.Key == LaneFigures.OurEngine))]);
}
