using KafkaAlarms.Engine.Model.Text;
using KafkaAlarms.Engine.Replay.Figures;

namespace KafkaAlarms.Engine.Replay.Views;

/// <summary>The figures of a replay as rows: what it is, and its value for one rule set.</summary>
internal static class FigureRows
{
    /// <summary>Names of all rows with what is good for one operator by ISA-18.2 and EEMUA 191, in their order.
    /// </summary>
    public static readonly (string Name, string Aim, Func<AlarmFigures, string> Value)[] All =
    [
        ("alarms", "", one => FigureText.Of(one.Alarms)),
        ("per hour, average", "6, at most 12", one => FigureText.Of(one.PerHour.Average)),
        ("per hour, peak", "", one => Peak(one.PerHour)),
        ("per 10 minutes, average", "1, at most 2", one => FigureText.Of(one.PerTenMinutes.Average)),
        ("per 10 minutes, peak", "at most 10", one => Peak(one.PerTenMinutes)),
        ("floods (from more than 10 in 10 minutes)", "less than 1 %", Floods),
        ("chattering (3 raises in 60 s)", "0", Chattering),
        ("fleeting (gone within 10 s)", "0", one => FigureText.Of(one.Fleeting)),
        ("stale (active for more than 24 h)", "less than 5", one => FigureText.Of(one.Stale)),
        ("standing at the end", "", one => FigureText.Of(one.Standing)),
        ("time in alarm", "", TimeInAlarm),
    ];

    private static string Peak(AlarmRate rate) =>
        rate.PeakAt is { } at ? $"{FigureText.Of(rate.Peak)} at {at:yyyy-MM-dd HH:mm}" : "0";

    private static string Floods(AlarmFigures one) => one.Floods.Count == 0
        ? "0"
        : $"{FigureText.Of(one.Floods.Count)}, {FigureText.Of(one.Floods.Time)}, "
            + FigureText.Share(one.Period.ShareOf(one.Floods.Time));

    private static string Chattering(AlarmFigures one) => one.Chattering == 0
        ? "0" : $"{FigureText.Of(one.Chattering)} of {FigureText.Of(one.ChatteringAlarms)}";

    private static string TimeInAlarm(AlarmFigures one) => one.TimeInAlarm == TimeSpan.Zero
        ? "0" : $"{FigureText.Of(one.TimeInAlarm)}, {FigureText.Share(one.Period.ShareOf(one.TimeInAlarm))}";
}
