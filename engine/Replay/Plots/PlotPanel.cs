using KafkaAlarms.Engine.Replay.Figures;

namespace KafkaAlarms.Engine.Replay.Plots;

/// <summary>What one panel of a plot shows: the series of an alarm under one rules file, and its raises.</summary>
/// <param name="Title">The rules file.</param>
/// <param name="Series">Values and limits.</param>
/// <param name="Episodes">The alarm's episodes.</param>
/// <param name="End">End of the input, UTC.</param>
internal sealed record PlotPanel(
    string Title, PlotSeries Series, IReadOnlyList<AlarmEpisode> Episodes, DateTime End);
