using KafkaAlarms.Engine.Errors;
using KafkaAlarms.Engine.Replay;
using KafkaAlarms.Engine.Replay.Figures;
using KafkaAlarms.Engine.Replay.Plots;

namespace KafkaAlarms.Engine.Commands.Replay;

/// <summary>Writes the plot of a replay; what goes wrong with it leaves the rest as it is.</summary>
internal static class PlotOutput
{
    /// <summary>Writes it.</summary>
    /// <param name="file">Path of the file; replaced.</param>
    /// <param name="period">Time of the input.</param>
    /// <param name="lanes">The rule sets, each with its series.</param>
    /// <returns>What is wrong with it.</returns>
    public static IEnumerable<Problem> Write(string file, Period period, IReadOnlyList<ReplayLane> lanes)
    {
        string? alarm = lanes.Select(lane => lane.Series!.Choose(new AlarmFigures(lane.Episodes, period)))
            .FirstOrDefault(key => key is not null);
        PlotPanel[] panels = [.. lanes.Select(lane => PanelOf(lane, alarm, period)).OfType<PlotPanel>()];
        if (panels.Length == 0) return [Refuse(file, NothingToDraw(alarm))];
        try
        {
            AlarmPlot.Write(file, panels);
            return AlarmPlot.HasFonts ? [] : [Refuse(file, "It has no text: the machine has no font. Install one.")];
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            return [Refuse(file, "The file cannot be written.")];
        }
        catch (Exception fault) when (fault is DllNotFoundException or TypeInitializationException)
        {
            return [Refuse(file, "The plot library does not run on this machine.")];
        }
    }

    private static string NothingToDraw(string? alarm) => alarm is null
        ? "Nothing was drawn: no rule judged a number."
        : $"Nothing was drawn: no rule judged a number for {alarm}.";

    private static PlotPanel? PanelOf(ReplayLane lane, string? alarm, Period period)
    {
        if (alarm is null || lane.Series!.Find(alarm) is not { } series) return null;
        AlarmEpisode[] episodes = [.. lane.Episodes.Where(one => one.AlarmKey == alarm)];
        return new PlotPanel(lane.Name, series, episodes, period.To);
    }

    private static Problem Refuse(string file, string what) => new(ErrorCode.PlotFailed, file, what);
}
