using KafkaAlarms.Engine.Model.Events;
using KafkaAlarms.Engine.RuleTests.Expectations;

namespace KafkaAlarms.Engine.RuleTests.Charts;

/// <summary>Charts of the alarms of a test, each with a title and the events as text.</summary>
internal static class RunCharts
{
    private const int MostCharts = 4;
    private const int MostEvents = 20;

    /// <summary>Draws every alarm that has events or is expected to, else every one that was judged.</summary>
    public static string Draw(RunRecorder told, IReadOnlyList<ExpectedEvent> expected)
    {
        (string Sensor, string Alarm)[] named =
        [
            .. told.Events.Select(one => (one.Event.SensorId, one.Alarm))
                .Concat(expected.SelectMany(one => SensorsOf(told, one).Select(sensor => (sensor, one.Alarm))))
                .Distinct(),
        ];
        IEnumerable<(string Sensor, string Alarm)> judged =
            told.Values.Select(value => (value.Sensor, value.Alarm)).Distinct();
        IEnumerable<string> charts = (named.Length > 0 ? named : judged).Take(MostCharts)
            .Select(alarm => Draw(told, expected, alarm.Sensor, alarm.Alarm));
        return string.Join("\n\n", charts.Append(ListOf(told)));
    }

    /// <summary>Draws one alarm of one sensor.</summary>
    public static string Draw(
        RunRecorder told, IReadOnlyList<ExpectedEvent> expected, string sensor, string alarm)
    {
        JudgedValue[] values = [.. told.Values.Where(value => value.Sensor == sensor && value.Alarm == alarm)];
        ChartMark[] happened =
        [
            .. told.Events.Where(one => one.Event.SensorId == sensor && one.Alarm == alarm)
                .Select(one => new ChartMark(one.At, LetterOf(one.Event.Event))),
        ];
        ChartMark[] wanted =
        [
            .. expected.Where(one => one.Alarm == alarm && (one.Sensor is null || one.Sensor == sensor))
                .Select(one => new ChartMark(one.At, LetterOf(one.Kind))),
        ];
        string? unit = values.Select(value => value.Unit).FirstOrDefault(given => given is not null);
        string title = (unit is null ? $"{sensor} {alarm}" : $"{sensor} {alarm} in {unit}") + Remark(values);
        string chart = wanted.Length > 0
            ? AlarmChart.Draw(values, ("happened", happened), ("expected", wanted))
            : AlarmChart.Draw(values, ("happened", happened));
        return $"{title}\n{chart}";
    }

    /// <summary>The events as text, below what their letters mean.</summary>
    public static string ListOf(RunRecorder told)
    {
        const string Legend = "R raised, C cleared, L level_changed, U updated";
        string[] lines = [.. told.Events.Take(MostEvents).Select(one => "  " + EventText.Of(one))];
        if (lines.Length == 0) return $"{Legend}\nNothing happened.";
        string more = told.Events.Count > MostEvents ? $"\n  and {told.Events.Count - MostEvents} more" : "";
        return $"{Legend}\nHappened:\n{string.Join('\n', lines)}{more}";
    }

    private static string Remark(JudgedValue[] values) =>
        values.Length == 0 ? ", of which the rule said nothing"
        : AlarmChart.HasJudgements(values) ? ", judged a active, h hold, n normal"
        : "";

    private static IEnumerable<string> SensorsOf(RunRecorder told, ExpectedEvent expected) =>
        expected.Sensor is { } sensor ? [sensor] : told.Values.Select(value => value.Sensor).Distinct();

    private static char LetterOf(AlarmEventKind kind) => kind switch
    {
        AlarmEventKind.Raised => 'R',
        AlarmEventKind.Cleared => 'C',
        AlarmEventKind.LevelChanged => 'L',
        AlarmEventKind.Updated => 'U',
        _ => '?',
    };
}
