using System.Globalization;
using System.Text;
using KafkaAlarms.Benchmarks.Measuring;

namespace KafkaAlarms.Benchmarks.Reports;

/// <summary>The page of a measurement of growth.</summary>
internal static class GrowthPage
{
    public static string Write(GrowthData data)
    {
        StringBuilder page = new();
        PageHead.Write(page, "more sensors, larger records", data.MeasuredAt, data.Machine, data.Command);
        page.Append(CultureInfo.InvariantCulture, $"CPU of the data path without Kafka, ten rules, {data.Records} records a round (of larger ones as many bytes as of 1,000); median (lowest to highest).\n\n");
        page.Append("| | CPU ns a record | CPU ns a byte |\n|---|---|---|\n");
        foreach (GrowthRow row in data.Rows)
            page.Append(CultureInfo.InvariantCulture, $"| {row.What} | {Series.Of(row.Nanoseconds).Show("F0")} | {Series.Of(row.Nanoseconds.Select(cost => cost / row.Bytes)).Show("F2")} |\n");
        return page.ToString();
    }
}
