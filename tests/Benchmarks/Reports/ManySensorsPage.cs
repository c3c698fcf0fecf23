using System.Globalization;
using System.Text;
using KafkaAlarms.Benchmarks.Measuring;
using KafkaAlarms.Benchmarks.Peers.ManySensors;

namespace KafkaAlarms.Benchmarks.Reports;

/// <summary>The page of a measurement with very many sensors.</summary>
internal static class ManySensorsPage
{
    public static string Write(ManySensorsData data)
    {
        StringBuilder page = new();
        PageHead.Write(page, "one engine with very many sensors", data.MeasuredAt, data.Machine, data.Command);
        page.Append(CultureInfo.InvariantCulture, $"{data.Sensors} sensors with three measurements each, {data.Records} records, {data.Partitions} partition(s), ten rules; {data.ActiveAlarms} alarms active at the end and after every start.\n\n");
        PageHead.Write(page,
        [
            new("peak RSS while reading and restoring, MB",
                Series.Of([data.Steps.Max(step => step.PeakMebibytes) * 1.048576]), "F0", 300),
            new("ready after the start of the process, s",
                Series.Of(data.Steps.Skip(1).Select(step => step.Seconds)), "F1", 15),
        ]);
        page.Append("| engine | from its start, s | of which it restored, s | CPU, s | peak RSS, MiB |\n|---|---|---|---|---|\n");
        foreach (IGrouping<string, ManySensorsStep> steps in data.Steps.GroupBy(step => step.Name))
        {
            page.Append(CultureInfo.InvariantCulture, $"| {steps.Key} | {Show(steps, step => step.Seconds)} | {Show(steps, step => step.RestoreSeconds)} ");
            page.Append(CultureInfo.InvariantCulture, $"| {Show(steps, step => step.CpuSeconds)} | {Show(steps, step => step.PeakMebibytes)} |\n");
        }

        return page.ToString();
    }

    private static string Show(IEnumerable<ManySensorsStep> steps, Func<ManySensorsStep, double> figure) =>
        Series.Of(steps.Select(figure)).Show("F1");
}
