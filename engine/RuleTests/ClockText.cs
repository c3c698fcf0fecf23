using System.Globalization;
using System.Text.RegularExpressions;

namespace KafkaAlarms.Engine.RuleTests;

/// <summary>Times of a test as people write them: <c>90s</c>, <c>1m30s</c>, <c>1.5s</c>.</summary>
internal static partial class ClockText
{
    /// <summary>What to write, in words.</summary>
    public const string Advice = "Write a time like 500ms, 1.5s, 90s, 1m30s, 2h or 1d.";

    private static readonly (string Unit, long Ticks)[] Units =
    [
        ("d", TimeSpan.TicksPerDay),
        ("h", TimeSpan.TicksPerHour),
        ("m", TimeSpan.TicksPerMinute),
        ("s", TimeSpan.TicksPerSecond),
        ("ms", TimeSpan.TicksPerMillisecond),
    ];

    /// <summary>Reads a time.</summary>
    /// <param name="text">Numbers with units, the largest first; a minus before them all leads back.</param>
    /// <param name="time">At most 36,500 days either way; zero when nothing could be read.</param>
    /// <returns>False for anything else.</returns>
    public static bool TryParse(string text, out TimeSpan time)
    {
        time = TimeSpan.Zero;
        if (Form().Match(text) is not { Success: true } match || text.Length == 0 || text == "-") return false;
        decimal ticks = 0;
        foreach ((string unit, long ticksEach) in Units)
        {
            if (!match.Groups[unit].Success) continue;
            ticks += decimal.Parse(match.Groups[unit].ValueSpan, CultureInfo.InvariantCulture) * ticksEach;
        }

        if (ticks > 36_500m * TimeSpan.TicksPerDay) return false;
        time = TimeSpan.FromTicks((long)ticks);
        if (text[0] == '-') time = -time;
        return true;
    }

    /// <summary>Writes a time since the start of the test.</summary>
    public static string Of(TimeSpan time)
    {
        if (time < TimeSpan.Zero) return "-" + Of(-time);
        string days = time.Days > 0 ? $"{time.Days}d" : "";
        string hours = time.Hours > 0 ? $"{time.Hours}h" : "";
        string minutes = time.Minutes > 0 ? $"{time.Minutes}m" : "";
        string larger = days + hours + minutes;
        decimal seconds = (decimal)(time.Ticks % TimeSpan.TicksPerMinute) / TimeSpan.TicksPerSecond;
        return seconds == 0 && larger.Length > 0
            ? larger
            : string.Create(CultureInfo.InvariantCulture, $"{larger}{seconds:0.#######}s");
    }

    [GeneratedRegex(
        @"\A-?(?:(?<d>[0-9]{1,6})d)?(?:(?<h>[0-9]{1,7})h)?(?:(?<m>[0-9]{1,9})m(?!s))?"
        + @"(?:(?<s>[0-9]{1,10}(?:\.[0-9]{1,7})?)s)?(?:(?<ms>[0-9]{1,13})ms)?\z")]
    private static partial Regex Form();
}
