using System.Globalization;
using System.Text;

namespace KafkaAlarms.Benchmarks.Reports;

/// <summary>The page of a measurement of the stages.</summary>
internal static class StagesPage
{
    private static readonly Dictionary<string, string> Titles = new()
    {
        ["DecodeStage"] = "Decode: one record of each form",
        ["PathStage"] = "Decode to produce: a record, with more and more rules",
        ["EventStage"] = "Raise, validate, produce: a sample that matters",
    };

    public static string Write(StagesData data)
    {
        StringBuilder page = new();
        PageHead.Write(page, "each stage by itself", data.MeasuredAt, data.Machine, data.Command);
        page.Append("Nanoseconds and managed bytes of one call, without Kafka, by BenchmarkDotNet 0.15.8 in one process; wall clock, so only a quiet machine's count.\n");
        foreach (IGrouping<string, StageRow> stage in data.Rows.GroupBy(row => row.Stage))
        {
            page.Append(CultureInfo.InvariantCulture, $"\n## {Titles[stage.Key]}\n\n| | call | median ns | lowest | highest | bytes |\n|---|---|--:|--:|--:|--:|\n");
            foreach (StageRow row in stage)
                page.Append(CultureInfo.InvariantCulture, $"| {row.Variant} | {row.Call} | {row.Median:F0} | {row.Least:F0} | {row.Most:F0} | {row.Bytes} |\n");
        }

        return page.ToString();
    }
}
