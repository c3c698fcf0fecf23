using System.Globalization;
using System.Text;
using KafkaAlarms.Benchmarks.Measuring;

namespace KafkaAlarms.Benchmarks.Reports;

/// <summary>The page of a measurement with more and more partitions, threads, processes and rules.</summary>
internal static class ScalingPage
{
    public static string Write(SideBySideData data)
    {
        LaneFigures figures = new(data.Runs);
        string first = data.Runs.MinBy(run => run.Round)!.Lane;
        StringBuilder page = new();
        PageHead.Write(page, "partitions, threads, processes, rules", data.MeasuredAt, data.Machine, data.Command);
        page.Append(CultureInfo.InvariantCulture, $"{data.Records} records of {data.Sensors} sensors in each topic, exactly once, a commit every 100 ms; exactly the {data.Alarms} expected alarms in every run. ");
        page.Append(CultureInfo.InvariantCulture, $"Load average at the beginnings: {Series.Of(data.Runs.Select(run => run.Load)).Show("F1")}.\n\n");
        page.Append("Median (lowest to highest) of the rounds; ratios to the first row within each round.\n\n");
        page.Append("| engine | records/s | ratio | client CPU s per million | ratio | broker CPU s per million | peak RSS, MiB |\n|---|---|---|---|---|---|---|\n");
        foreach (string lane in data.Runs.Where(run => run.Round == 1).Select(run => run.Lane))
        {
            page.Append(CultureInfo.InvariantCulture, $"| {lane} | {figures.Of(lane, run => run.RecordsPerSecond).Show("F0")} | {figures.Ratio(lane, first, run => run.RecordsPerSecond).Show("F2")} ");
            page.Append(CultureInfo.InvariantCulture, $"| {figures.Of(lane, run => run.ClientCpuPerMillion).Show("F2")} | {figures.Ratio(lane, first, run => run.ClientCpuPerMillion).Show("F2")} ");
            page.Append(CultureInfo.InvariantCulture, $"| {figures.Of(lane, run => run.BrokerCpuPerMillion).Show("F2")} | {figures.Of(lane, run => run.PeakMebibytes).Show("F0")} |\n");
        }

        return page.ToString();
    }
}
