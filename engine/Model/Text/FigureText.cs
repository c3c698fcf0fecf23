using System.Globalization;

namespace KafkaAlarms.Engine.Model.Text;

/// <summary>Numbers and times as a person reads them.</summary>
internal static class FigureText
{
    /// <summary>A time to the second, UTC; to the millisecond where it has some.</summary>
    public static string Of(DateTime time) => time.ToString(
        time.Ticks % TimeSpan.TicksPerSecond == 0 ? "yyyy-MM-dd HH:mm:ss" : "yyyy-MM-dd HH:mm:ss.fff",
        CultureInfo.InvariantCulture);

    /// <summary>A duration by its two greatest units: <c>3h 10m</c>.</summary>
    public static string Of(TimeSpan time) => time switch
    {
        { TotalDays: >= 1 } => Of(time.Days, "d", time.Hours, "h"),
        { TotalHours: >= 1 } => Of(time.Hours, "h", time.Minutes, "m"),
        { TotalMinutes: >= 1 } => Of(time.Minutes, "m", time.Seconds, "s"),
        _ => time.TotalSeconds.ToString("0.###", CultureInfo.InvariantCulture) + "s",
    };

    public static string Of(long number) => number.ToString("N0", CultureInfo.InvariantCulture);

    /// <summary>A number with its noun.</summary>
    /// <param name="number">How many.</param>
    /// <param name="noun">In the singular; its plural has an s more.</param>
    public static string Of(long number, string noun) => $"{Of(number)} {noun}{(number == 1 ? "" : "s")}";

    /// <summary>A mean, with more digits where it is small.</summary>
    public static string Of(double mean) =>
        mean.ToString(mean is 0 or >= 10 ? "N0" : mean >= 0.1 ? "N1" : "0.####", CultureInfo.InvariantCulture);

    /// <summary>A share, 0 to 1.</summary>
    public static string Share(double share) => share.ToString("P1", CultureInfo.InvariantCulture);

    private static string Of(int great, string greatUnit, int small, string smallUnit) =>
        small == 0 ? $"{great}{greatUnit}" : $"{great}{greatUnit} {small}{smallUnit}";
}
