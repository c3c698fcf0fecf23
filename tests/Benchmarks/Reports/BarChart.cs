using System.Globalization;
using System.Security;
using System.Text;

namespace KafkaAlarms.Benchmarks.Reports;

/// <summary>Horizontal bars with the range of their runs, panel under panel, as SVG.</summary>
/// <param name="title">First line.</param>
/// <param name="notes">Lines below the panels.</param>
internal sealed class BarChart(string title, params string[] notes)
{
    private const int Width = 760;
    private const int BarsFrom = 210;
    private const int BarsTo = 620;
    private const int RowHeight = 24;
    private const int NoteHeight = 15;

    private readonly StringBuilder body = new();
    private int y = 70;

    /// <summary>Adds a panel of bars on one scale.</summary>
    /// <param name="heading">What is shown, and which direction is better.</param>
    /// <param name="format">Of the figures.</param>
    /// <param name="bars">A bar a lane.</param>
    public void Add(string heading, string format, IReadOnlyList<Bar> bars)
    {
        Text(20, y, "heading", heading);
        y += 12;
        double scale = (BarsTo - BarsFrom) / bars.Max(bar => bar.Figures.Most);
        foreach (Bar bar in bars)
        {
            Row(bar, scale, format);
            y += RowHeight;
        }

        y += 22;
    }

    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture,
        $$"""
        <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {{Width}} {{Height}}" width="{{Width}}" height="{{Height}}" role="img" aria-label="{{Escape(title)}}">
        <style>
        text { font-family: system-ui, sans-serif; font-size: 13px; fill: #24292f }
        .title { font-size: 17px; font-weight: 600 } .heading { font-weight: 600 } .note { font-size: 11px; fill: #57606a }
        .lane { text-anchor: end } .ours { fill: #0a7d4f } .other { fill: #8c96a0 } .range { stroke: #24292f; stroke-width: 1.5 }
        </style>
        <rect width="100%" height="100%" fill="#ffffff"/>
        <text x="20" y="28" class="title">{{Escape(title)}}</text>
        {{body}}{{string.Join('\n', notes.Select((note, line) => $"<text x=\"20\" y=\"{y + 4 + (line * NoteHeight)}\" class=\"note\">{Escape(note)}</text>"))}}
        </svg>

        """);

    private int Height => y + 6 + (notes.Length * NoteHeight);

    private void Row(Bar bar, double scale, string format)
    {
        int middle = y + 9;
        Text(BarsFrom - 10, middle + 5, "lane", bar.Lane);
        string kind = bar.IsOurs ? "ours" : "other";
        body.Append(CultureInfo.InvariantCulture, $"<rect x=\"{BarsFrom}\" y=\"{y}\" width=\"{bar.Figures.Median * scale:F1}\" height=\"18\" class=\"{kind}\"/>\n");
        body.Append(CultureInfo.InvariantCulture, $"<line x1=\"{BarsFrom + (bar.Figures.Least * scale):F1}\" x2=\"{BarsFrom + (bar.Figures.Most * scale):F1}\" y1=\"{middle}\" y2=\"{middle}\" class=\"range\"/>\n");
        Text(BarsTo + 10, middle + 5, "figure", bar.Figures.Median.ToString(format, CultureInfo.InvariantCulture));
    }

    private void Text(int x, int at, string kind, string text) =>
        body.Append(CultureInfo.InvariantCulture, $"<text x=\"{x}\" y=\"{at}\" class=\"{kind}\">{Escape(text)}</text>\n");

    private static string Escape(string text) => SecurityElement.Escape(text);
}
