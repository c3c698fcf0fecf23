using System.Collections.Immutable;
using KafkaAlarms.Engine.Model.Text;
using KafkaAlarms.Engine.Replay.Figures;
using KafkaAlarms.Engine.Replay.Input;

namespace KafkaAlarms.Engine.Replay.Views;

/// <summary>Shows a replay to a person: what was read, the alarms, and what an operator would feel.</summary>
internal sealed class ReplayView(TextWriter output)
{
    private const int MostAlarms = 100;

    /// <summary>Shows a run of one rule set, or of several side by side.</summary>
    /// <param name="source">File or topic.</param>
    /// <param name="runner">At the end of its run.</param>
    /// <param name="lanes">The rule sets.</param>
    public void Show(IRecordSource source, ReplayRunner runner, IReadOnlyList<ReplayLane> lanes)
    {
        new InputView(output).Show(source, runner, lanes);
        AlarmFigures[] figures = [.. lanes.Select(lane => new AlarmFigures(lane.Episodes, runner.Period))];
        output.WriteLine();
        if (lanes.All(lane => lane.Episodes.Count == 0)) output.WriteLine("No alarm.");
        else if (lanes.Count == 1) ShowAlarms(lanes[0], figures[0]);
        else ShowClusters(lanes, runner.Period.To);
        ShowFigures(lanes, figures);
        if (figures.Any(one => one.Alarms > 0)) ShowFrequent(lanes, figures);
    }

    private void ShowAlarms(ReplayLane lane, AlarmFigures figures)
    {
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
        ShowRest(lane.Episodes.Count);
    }

    /// <summary>What became of each alarm under the other rules.</summary>
    private void ShowClusters(IReadOnlyList<ReplayLane> lanes, DateTime end)
    {
        AlarmCluster[] clusters = [.. AlarmCluster.Of([.. lanes.Select(lane => lane.Episodes)], end)];
        TextTable table = new();
        table.Add(["raised", "alarm", .. lanes.Select(lane => lane.Name)]);
        foreach (AlarmCluster one in clusters.Take(MostAlarms))
        {
            table.Add(
            [
                FigureText.Of(one.From),
                one.AlarmKey,
                .. one.ByLane.Select(episodes => Summary(episodes, end)),
            ]);
        }

        table.Write(output);
        ShowRest(clusters.Length);
    }

    private static string Summary(ImmutableArray<AlarmEpisode> episodes, DateTime end)
    {
        if (episodes.IsEmpty) return "-";
        TimeSpan active = episodes.Aggregate(TimeSpan.Zero, (sum, one) => sum + one.ActiveFor(end));
        string stands = episodes[^1].ClearedAt is null ? ", stands" : "";
        return $"{FigureText.Of(episodes.Length)}, {FigureText.Of(active)}{stands}";
    }

    private void ShowRest(int all)
    {
        if (all <= MostAlarms) return;
        output.WriteLine($"and {FigureText.Of(all - MostAlarms)} more: --format jsonl has all events of a rules file");
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
            .Take(AlarmFigures.MostFrequent);
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
