using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace KafkaAlarms.Rules;

/// <summary>Durations as rules files write them: <c>500ms 30s 10m 1h 2d</c>.</summary>
public static class DurationText
{
    private static readonly (string Suffix, long Ticks)[] Units =
    [
        ("ms", TimeSpan.TicksPerMillisecond),
        ("s", TimeSpan.TicksPerSecond),
        ("m", TimeSpan.TicksPerMinute),
        ("h", TimeSpan.TicksPerHour),
        ("d", TimeSpan.TicksPerDay),
    ];

    /// <summary>Reads a duration.</summary>
    /// <param name="text">Digits and one unit, without blanks; null is no duration.</param>
    /// <param name="duration">0 to 36,500 days; zero when nothing could be read.</param>
    /// <returns>False for anything else.</returns>
    public static bool TryParse([NotNullWhen(true)] string? text, out TimeSpan duration)
    {
        duration = TimeSpan.Zero;
        int digits = text is null ? 0 : text.TakeWhile(char.IsAsciiDigit).Count();
        if (digits is 0 or > 15) return false;
        foreach ((string suffix, long ticks) in Units)
        {
            if (!text.AsSpan(digits).SequenceEqual(suffix)) continue;
            Int128 product = (Int128)long.Parse(text.AsSpan(0, digits), CultureInfo.InvariantCulture) * ticks;
            if (product > 36_500 * TimeSpan.TicksPerDay) return false;
            duration = new TimeSpan((long)product);
            return true;
        }

        return false;
    }

    /// <summary>Writes a duration in the largest unit that leaves no fraction.</summary>
    /// <param name="duration">0 or more; fractions of a millisecond are cut.</param>
    public static string Format(TimeSpan duration)
    {
        (string suffix, long ticks) = Units.LastOrDefault(
            unit => duration.Ticks % unit.Ticks == 0 && duration.Ticks >= unit.Ticks,
            duration == TimeSpan.Zero ? Units[1] : Units[0]);
        return string.Create(CultureInfo.InvariantCulture, $"{duration.Ticks / ticks}{suffix}");
    }
}
