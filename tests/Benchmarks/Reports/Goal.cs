using System.Globalization;
using KafkaAlarms.Benchmarks.Measuring;

namespace KafkaAlarms.Benchmarks.Reports;

/// <summary>Something that a measurement has to reach, judged by its median.</summary>
/// <param name="What">The figure.</param>
/// <param name="Measured">What it was.</param>
/// <param name="Format">How it is written.</param>
/// <param name="Bar">What it has to reach.</param>
/// <param name="Aim">What it should reach; null when there is nothing beyond the bar.</param>
/// <param name="MoreIsBetter">True when the figure has to be at least the bar.</param>
internal sealed record Goal(
    string What, Series Measured, string Format, double Bar, double? Aim = null, bool MoreIsBetter = false)
{
    /// <summary>A row of the table of goals.</summary>
    public string Row => $"| {What} | {Measured.Show(Format)} | {Text(Bar)} | {(Aim is { } aim ? Text(aim) : "")} | {Verdict} |";

    private string Verdict => Aim is { } aim && Reaches(aim) ? "aim" : Reaches(Bar) ? "yes" : "**no**";

    private bool Reaches(double value) => MoreIsBetter ? Measured.Median >= value : Measured.Median <= value;

    private string Text(double value) =>
        (MoreIsBetter ? "≥ " : "≤ ") + value.ToString("0.##", CultureInfo.InvariantCulture);
}
