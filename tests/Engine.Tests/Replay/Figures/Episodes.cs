using KafkaAlarms.Engine.Model.Events;
using KafkaAlarms.Engine.Replay.Figures;

namespace KafkaAlarms.Engine.Tests.Replay.Figures;

/// <summary>Alarms at seconds after a full hour.</summary>
internal static class Episodes
{
    public static readonly DateTime Start = new(2026, 1, 1, 6, 0, 0, DateTimeKind.Utc);

    public static readonly Period Hour = new(Start, Start.AddHours(1).AddTicks(-1));

    /// <param name="from">Second of the raise.</param>
    /// <param name="to">Second of the clear; null: it stands.</param>
    /// <param name="key">Which alarm.</param>
    public static AlarmEpisode Of(double from, double? to, string key = "r/s1/t") => new(
        key, EventLevel.Hi, AlarmPriority.Medium, Start.AddSeconds(from), to is { } end ? Start.AddSeconds(end) : null, "");

    /// <summary>So many alarms of 1 ms in a 10-minute interval.</summary>
    /// <param name="interval">Number of the interval, from 0.</param>
    /// <param name="alarms">How many.</param>
    public static IEnumerable<DateTime> RaisesIn(int interval, int alarms) =>
        Enumerable.Range(0, alarms).Select(n => Start.AddMinutes(interval * 10).AddSeconds(n));
}
