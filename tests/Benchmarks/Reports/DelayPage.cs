using System.Globalization;
using System.Text;
using KafkaAlarms.Benchmarks.Measuring;
using KafkaAlarms.Benchmarks.Peers.Delays;
using static KafkaAlarms.Benchmarks.Reports.LaneFigures;

namespace KafkaAlarms.Benchmarks.Reports;

/// <summary>The page of a measurement of delays.</summary>
internal static class DelayPage
{
    private static readonly (string Name, string Format, Func<DelayRun, double> Of)[] Figures =
    [
        ("p50, ms", "F1", run => run.P50),
        ("p90, ms", "F1", run => run.P90),
        ("p99, ms", "F1", run => run.P99),
        ("p99.9, ms", "F1", run => run.P999),
        ("longest, ms", "F1", run => run.Most),
        ("client CPU, % of a core", "F1", run => 100 * run.ClientCpuSeconds / run.Seconds),
        ("broker CPU, % of a core", "F1", run => 100 * run.BrokerCpuSeconds / run.Seconds),
    ];

    public static string Write(DelayData data)
    {
        StringBuilder page = new();
        PageHead.Write(page, "delay from a record to its alarm", data.MeasuredAt, data.Machine, data.Command);
        page.Append(CultureInfo.InvariantCulture, $"From the moment a record is due at a steady rate to that in which a read-committed consumer has its alarm; {data.Partitions} partition(s), {data.Threads} stream thread(s), exactly once, commits every 100 ms or sooner. ");
        page.Append(CultureInfo.InvariantCulture, $"Each run {data.Runs[0].Seconds:F0} s after {data.WarmUpSeconds} s of warm-up, new topics each time; every alarm came exactly once. ");
        page.Append(CultureInfo.InvariantCulture, $"Load average at the beginnings: {Series.Of(data.Runs.Select(run => run.Load)).Show("F1")}.\n\n");
        int[] rates = [.. data.Runs.Select(run => run.Rate).Distinct()];
        PageHead.Write(page, rates.Take(1).SelectMany(rate => Goals(data, rate)));
        foreach (int rate in rates) Table(page, data, rate);
        return page.ToString();
    }

    private static IEnumerable<Goal> Goals(DelayData data, int rate) =>
    [
        new($"p50 at {rate} records/s, of Kafka Streams'", Ratio(data, rate, run => run.P50), "F2", 0.25),
        new($"p99 at {rate} records/s, of Kafka Streams'", Ratio(data, rate, run => run.P99), "F2", 0.5, 0.25),
    ];

    private static void Table(StringBuilder page, DelayData data, int rate)
    {
        int alarms = data.Runs.Where(run => run.Rate == rate).Min(run => run.Alarms);
        page.Append(CultureInfo.InvariantCulture, $"## {rate} records/s, {alarms} alarms a run\n\n");
        page.Append(CultureInfo.InvariantCulture, $"| | {FastStreams} | {OurEngine} | engine by Kafka Streams |\n|---|---|---|---|\n");
        foreach ((string name, string format, Func<DelayRun, double> of) in Figures)
            page.Append(CultureInfo.InvariantCulture, $"| {name} | {Of(data, FastStreams, rate, of).Show(format)} | {Of(data, OurEngine, rate, of).Show(format)} | {Ratio(data, rate, of).Show("F2")} |\n");
        page.Append('\n');
    }

    private static Series Of(DelayData data, string lane, int rate, Func<DelayRun, double> figure) =>
        Series.Of(data.Runs.Where(run => run.Lane == lane && run.Rate == rate).Select(figure));

    private static Series Ratio(DelayData data, int rate, Func<DelayRun, double> figure) => Series.Of(
        from run in data.Runs.Where(run => run.Lane == OurEngine && run.Rate == rate)
        join peer in data.Runs.Where(run => run.Lane == FastStreams && run.Rate == rate) on run.Round equals peer.Round
        select figure(run) / figure(peer));
}
