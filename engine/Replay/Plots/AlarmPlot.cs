using System.Globalization;
using KafkaAlarms.Engine.Model.Events;
using KafkaAlarms.Engine.Replay.Figures;
using KafkaAlarms.Engine.Rules;
using ScottPlot;
using ScottPlot.TickGenerators;
using SkiaSharp;

namespace KafkaAlarms.Engine.Replay.Plots;

/// <summary>Draws panels one below the other: values, limits with their deadbands, raises, clears, time in alarm.
/// </summary>
internal static class AlarmPlot
{
    private const int Width = 1_400;
    private const int PanelHeight = 420;
    private const int MarkerSize = 10;
    private const double Margin = 0.05;
    private const float LimitWidth = 1.5f;

    private static readonly PixelPadding Padding = new(left: 80, right: 200, bottom: 50, top: 40);

    /// <summary>Some for each column of the picture.</summary>
    private const int MostPoints = 6 * Width;

    /// <summary>Whether the machine has a font: without one a plot has no text.</summary>
    public static bool HasFonts => SKTypeface.Default.ContainsGlyph('0');

    /// <summary>Writes a plot, as PNG where the file's name says so, else as SVG.</summary>
    /// <param name="file">Path of the file; replaced.</param>
    /// <param name="panels">At least one.</param>
    public static void Write(string file, IReadOnlyList<PlotPanel> panels)
    {
        Multiplot plots = new();
        while (plots.Subplots.Count < panels.Count) plots.AddPlot();
        for (int i = 0; i < panels.Count; i++) Draw(plots.GetPlot(i), panels[i]);
        int height = PanelHeight * panels.Count;
        bool isPng = Path.GetExtension(file).Equals(".png", StringComparison.OrdinalIgnoreCase);
        if (isPng) plots.SavePng(file, Width, height);
        else WriteSvg(file, plots, height);
    }

    private static void WriteSvg(string file, Multiplot plots, int height)
    {
        using FileStream stream = File.Create(file);
        using SKCanvas canvas = SKSvgCanvas.Create(new SKRect(0, 0, Width, height), stream);
        plots.Render(canvas, new PixelRect(0, Width, height, 0));
    }

    private static void Draw(Plot plot, PlotPanel panel)
    {
        foreach (AlarmEpisode episode in panel.Episodes) DrawEpisode(plot, episode, panel.End);
        foreach (LevelPlan level in panel.Series.Plan.ShownOrder) DrawLimit(plot, level);
        // Where the markers stand is looked up before the values are thinned out.
        IPlottable[] markers = [.. Markers(plot, panel)];
        DrawValues(plot, panel.Series);
        foreach (IPlottable marker in markers) plot.MoveToTop(marker);
        plot.Title($"{panel.Title}: {panel.Series.AlarmKey}, {panel.Episodes.Count} raised");
        if (panel.Series.Unit is { } unit) plot.YLabel(unit);
        plot.Axes.DateTimeTicksBottom().TickGenerator = new DateTimeAutomatic { LabelFormatter = Label };
        plot.Axes.Margins(horizontal: 0, vertical: Margin);
        plot.ShowLegend(Edge.Right);
        // The same for all panels, so that one time stands below the other.
        plot.Layout.Fixed(Padding);
    }

    private static string Label(DateTime time) => time.ToString(
        time.TimeOfDay == TimeSpan.Zero ? "yyyy-MM-dd" : "yyyy-MM-dd\nHH:mm:ss", CultureInfo.InvariantCulture);

    private static void DrawEpisode(Plot plot, AlarmEpisode episode, DateTime end)
    {
        DateTime to = episode.RaisedAt + episode.ActiveFor(end);
        plot.Add.HorizontalSpan(episode.RaisedAt.ToOADate(), to.ToOADate(), Colors.Red.WithAlpha(0.12));
    }

    private static void DrawLimit(Plot plot, LevelPlan level)
    {
        if (level.Tested is not { Limit: { } limit, Operator: { } relation }) return;
        Color color = ColorOf(level);
        var line = plot.Add.HorizontalLine(limit, LimitWidth, color);
        line.LegendText = string.Create(
            CultureInfo.InvariantCulture, $"{level.Level.ToString().ToLowerInvariant()} {relation} {limit}");
        if (level.Tested.Deadband is not > 0) return;
        double deadband = level.Tested.Deadband.Value;
        double back = relation[0] == '>' ? limit - deadband : limit + deadband;
        var band = plot.Add.VerticalSpan(Math.Min(limit, back), Math.Max(limit, back), color.WithAlpha(0.15));
        band.LegendText = string.Create(CultureInfo.InvariantCulture, $"deadband {deadband}");
    }

    private static Color ColorOf(LevelPlan level) =>
        SeverityBands.PriorityOf(level.Settings.Severity) >= AlarmPriority.High ? Colors.DarkRed : Colors.DarkOrange;

    private static void DrawValues(Plot plot, PlotSeries series)
    {
        while (series.Points.Count > MostPoints) series.Thin();
        (long Time, double Value)[] points = [.. series.Points.OrderBy(point => point.Time)];
        var line = plot.Add.ScatterLine(
            points.Select(point => new DateTime(point.Time).ToOADate()).ToArray(),
            points.Select(point => point.Value).ToArray(),
            Colors.Navy);
        line.LineWidth = 1;
    }

    private static IEnumerable<IPlottable> Markers(Plot plot, PlotPanel panel)
    {
        IEnumerable<DateTime> raises = panel.Episodes.Select(episode => episode.RaisedAt);
        IEnumerable<DateTime> clears = panel.Episodes.Select(episode => episode.ClearedAt).OfType<DateTime>();
        return Markers(plot, panel.Series, raises, ("raised", MarkerShape.FilledTriangleUp, Colors.Red))
            .Concat(Markers(plot, panel.Series, clears, ("cleared", MarkerShape.FilledTriangleDown, Colors.Green)));
    }

    private static IEnumerable<IPlottable> Markers(
        Plot plot,
        PlotSeries series,
        IEnumerable<DateTime> times,
        (string Name, MarkerShape Shape, Color Color) look)
    {
        Coordinates[] places = [.. times.Select(time => new Coordinates(time.ToOADate(), series.ValueAt(time.Ticks)))];
        if (places.Length == 0) yield break;
        var markers = plot.Add.Markers(places, look.Shape, MarkerSize, look.Color);
        markers.LegendText = look.Name;
        yield return markers;
    }
}
