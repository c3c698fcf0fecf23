using System.Text;
using KafkaAlarms.Rules;

namespace KafkaAlarms.Engine.RuleTests.Charts;

/// <summary>A small text chart of one alarm: values, limits, deadbands, events.</summary>
/// <remarks><c>*</c> values, <c>-</c> limits, <c>.</c> where a deadband ends; of a condition without limits a row of
/// what the rule said. Plain ASCII, for every log.</remarks>
internal sealed class AlarmChart
{
    private readonly TimeAxis axis;
    private readonly List<string> labels = [];
    private readonly List<StringBuilder> rows = [];

    private AlarmChart(TimeAxis axis) => this.axis = axis;

    /// <summary>Draws a chart.</summary>
    /// <param name="values">What was judged, in order of time.</param>
    /// <param name="marks">Rows of events, each with its name.</param>
    public static string Draw(
        IReadOnlyList<JudgedValue> values, params IReadOnlyList<(string Name, IReadOnlyList<ChartMark> Marks)> marks)
    {
        IEnumerable<ChartMark> events = marks.SelectMany(row => row.Marks);
        TimeSpan[] times = [.. values.Select(value => value.At), .. events.Select(mark => mark.At)];
        AlarmChart chart = new(new TimeAxis(times));
        if (values.Any(value => value.Value.Kind == SampleKind.Number)) chart.AddNumbers(values);
        else chart.AddWords(values);
        chart.AddRow("", TimeAxis.Line());
        if (HasJudgements(values)) chart.AddJudgements(values);
        foreach ((string name, IReadOnlyList<ChartMark> row) in marks) chart.AddMarks(name, row);
        chart.AddRow("", chart.axis.Labels());
        return chart.ToString();
    }

    /// <summary>Tells whether limits do not show by themselves what was said of the values.</summary>
    public static bool HasJudgements(IReadOnlyList<JudgedValue> values) => values.Any(value => value.Limits.IsEmpty);

    public override string ToString()
    {
        int width = labels.Max(label => label.Length);
        IEnumerable<string> lines = rows.Select((row, i) => $"{labels[i].PadLeft(width)} |{row}".TrimEnd());
        return string.Join('\n', lines);
    }

    private void AddNumbers(IReadOnlyList<JudgedValue> values)
    {
        JudgedValue[] numbers = [.. values.Where(value => value.Value.Kind == SampleKind.Number)];
        Limit[] limits = [.. numbers.SelectMany(value => value.Limits).Distinct()];
        NumberScale scale = new([.. numbers.Select(value => value.Value.Number)], limits);
        int first = rows.Count;
        foreach (string label in scale.Labels) AddRow(label, new string(' ', TimeAxis.Columns));
        foreach (Limit limit in limits.Where(limit => limit.Deadband > 0))
            rows[first + scale.RowOf(NumberScale.NormalAt(limit))].Replace(' ', '.');
        foreach (Limit limit in limits) rows[first + scale.RowOf(limit.Value)].Replace(' ', '-').Replace('.', '-');
        foreach (JudgedValue value in numbers)
            rows[first + scale.RowOf(value.Value.Number)][axis.ColumnOf(value.At)] = '*';
    }

    private void AddWords(IReadOnlyList<JudgedValue> values)
    {
        foreach (IGrouping<string, JudgedValue> word in values.GroupBy(value => ValueText.Of(value.Value)))
        {
            AddRow(word.Key, new string(' ', TimeAxis.Columns));
            foreach (JudgedValue value in word) rows[^1][axis.ColumnOf(value.At)] = '*';
        }
    }

    private void AddJudgements(IReadOnlyList<JudgedValue> values)
    {
        AddRow("judged", new string(' ', TimeAxis.Columns));
        // Of several values in one column the most active one shows.
        foreach (JudgedValue value in values.OrderBy(value => value.Judgement))
        {
            if (LetterOf(value.Judgement) is { } letter) rows[^1][axis.ColumnOf(value.At)] = letter;
        }
    }

    private static char? LetterOf(Judgement judgement) => judgement switch
    {
        Judgement.Active => 'a',
        Judgement.Hold => 'h',
        Judgement.Normal => 'n',
        _ => null,
    };

    private void AddMarks(string name, IReadOnlyList<ChartMark> marks)
    {
        AddRow(name, new string(' ', TimeAxis.Columns));
        foreach (ChartMark mark in marks) rows[^1][axis.ColumnOf(mark.At)] = mark.Letter;
    }

    private void AddRow(string label, string text)
    {
        labels.Add(label);
        rows.Add(new StringBuilder(text));
    }
}
