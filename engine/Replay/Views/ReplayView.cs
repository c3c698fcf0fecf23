using KafkaAlarms.Engine.Model.Text;
using KafkaAlarms.Engine.Replay.Figures;
using KafkaAlarms.Engine.Replay.Input;

namespace KafkaAlarms.Engine.Replay.Views;

/// <summary>Shows a replay to a person: what was read, the alarms, and what an operator would feel.</summary>
internal sealed class ReplayView(TextWriter output)
{
    private const int MostAlarms = 100;
    private const int MostFrequent = 10;

    /// <summary>Shows a run of one rule set, or of several side by side.</summary>
    /// <param name="source">File or topic.</param>
    /// <param name="runner">At the end of its run.</param>
    /// <param name="lanes">The rule sets.</param>
    public void Show(IRecordSource source, ReplayRunner runner, IReadOnlyList<ReplayLane> lanes)
    {
        new InputView(output).Show(source, runner, lanes);
        AlarmFigures[] figures = [.. lanes.Select(lane => new AlarmFigures(lane.Episodes, runner.Period))];
        if (lanes.Count == 1) ShowAlarms(lanes[0], figures[0]);
        ShowFigures(lanes, figures);
        if (figures.Any(one => one.Alarms > 0)) ShowFrequent(lanes, figures);
    }

    private void ShowAlarms(ReplayLane lane, AlarmFigures figures)
    {
        output.WriteLine();
        if (lane.Episodes.Count == 0)
        {
            output.WriteLine("No alarm.");
            return;
        }

        TextTable table = new();
        table.Add("raised", "lasted", "alarm", "level", "priority", "message");
        foreach (AlarmEpisode one in lane.Episodes.OrderBy(episode => episode.RaisedAt).Take(MostAlarms))
        {
            table.Add(
                FigureText.Of(one.RaisedAt),
                one.ClearedAt is null ? "stands" : FigureText.Of(one.ActiveFor(figures.Period.To)),
                one.AlarmKey,
                one.Level?.ToString().ToLowerInvariant() ?? "-",
                SnakeCase.Of(one.Priority.ToString()),
                one.Message);
        }

        table.Write(output);
        long more = lane.Episodes.Count - MostAlarms;
        if (more > 0) output.WriteLine($"and {FigureText.Of(more)} more: --format jsonl has the events of all");
    }

    private void ShowFigures(IReadOnlyList<ReplayLane> lanes, AlarmFigures[] figures)
    {
        output.WriteLine();
        TextTable table = new();
        table.Add(["for an operator", .. lanes.Select(lane => lane.Name), "aim"]);
        foreach ((string name, string aim, Func<AlarmFigures, string> value) in FigureRows.All)
            table.Add([name, .. figures.Select(value), aim]);
        table.Add(["delays running at the end", .. lanes.Select(lane => FigureText.Of(lane.Pending)), ""]);
        table.Write(output);
    }

    private void ShowFrequent(IReadOnlyList<ReplayLane> lanes, AlarmFigures[] figures)
    {
        output.WriteLine();
        TextTable table = new();
        table.Add(["most frequent", .. lanes.Select(lane => lane.Name)]);
        IEnumerable<string> keys = figures.SelectMany(one => one.Frequent)
            .GroupBy(one => one.AlarmKey)
            .OrderByDescending(group => group.Max(one => one.Raises))
            .ThenByDescending(group => group.Max(one => one.Time))
            .Select(group => group.Key)
            .Take(MostFrequent);
        foreach (string key in keys) table.Add([key, .. figures.Select(one => Frequency(one, key))]);
        table.Write(output);
    }

    private static string Frequency(AlarmFigures figures, string key)
    {
        AlarmFrequency? found = figures.Frequent.FirstOrDefault(one => one.AlarmKey == key);
        return found is null
            ? "-"
            : $"{FigureText.Of(found.Raises)} ({FigureText.Share((double)found.Raises / figures.Alarms)}), "
                + FigureText.Of(found.Time);
    }
}
