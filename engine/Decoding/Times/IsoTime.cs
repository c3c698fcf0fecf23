using System.Runtime.CompilerServices;

namespace KafkaAlarms.Engine.Decoding.Times;

/// <summary>Reads times of ISO 8601.</summary>
/// <remarks>
/// A date (<see cref="IsoDate"/>) alone, which is its midnight, or with <c>Thh[:mm[:ss[.f]]]</c> or
/// <c>Thhmm[ss[.f]]</c> and <c>Z</c>, <c>+hh:mm</c>, <c>+hhmm</c>, <c>+hh</c> or no zone; also with a space or
/// small letters in place of T and Z, and a comma before the fraction. Fractions are cut to 100 ns. A leap second
/// is the first second of the next minute, hour 24 the next day. Digits alone are a number, and no date.
/// </remarks>
internal static class IsoTime
{
    /// <summary>Reads a time.</summary>
    /// <param name="text">UTF-8, nothing around the time.</param>
    /// <param name="ticks">UTC, or local where it has no zone; may lie outside the range of dates.</param>
    /// <param name="zoned">Whether it has a zone.</param>
    /// <returns>False when the text is no time in this form.</returns>
    public static bool TryRead(ReadOnlySpan<byte> text, out long ticks, out bool zoned)
    {
        ticks = 0;
        zoned = false;
        int cut = text.IndexOfAny("Tt "u8);
        if (cut < 0) return text.ContainsAny("-Ww"u8) && IsoDate.TryRead(text, out ticks);
        int at = cut + 1;
        if (!IsoDate.TryRead(text[..cut], out long date) || !TryReadClock(text, ref at, out long clock)) return false;
        if (!TryReadZone(text[at..], out long offset, out zoned)) return false;
        ticks = date + clock - offset;
        return true;
    }

    private static bool TryReadClock(ReadOnlySpan<byte> text, ref int at, out long ticks)
    {
        ticks = 0;
        int hour = TwoDigits(text, at);
        if (hour < 0) return false;
        at += 2;
        bool isExtended = at < text.Length && text[at] == ':';
        int minute = 0;
        long second = 0;
        if (HasPart(text, at, isExtended))
        {
            if (!TryReadPart(text, isExtended, ref at, out minute)) return false;
            if (HasPart(text, at, isExtended) && !TryReadSecond(text, isExtended, ref at, out second)) return false;
        }

        ticks = (((hour * 60L) + minute) * TimeSpan.TicksPerMinute) + second;
        return minute < 60 && (hour < 24 || ticks == TimeSpan.TicksPerDay);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static bool HasPart(ReadOnlySpan<byte> text, int at, bool isExtended) =>
        at < text.Length && (isExtended ? text[at] == ':' : (uint)(text[at] - '0') <= 9);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static bool TryReadPart(ReadOnlySpan<byte> text, bool isExtended, ref int at, out int number)
    {
        if (isExtended) at++;
        number = TwoDigits(text, at);
        at += 2;
        return number >= 0;
    }

    private static bool TryReadSecond(ReadOnlySpan<byte> text, bool isExtended, ref int at, out long ticks)
    {
        ticks = 0;
        if (!TryReadPart(text, isExtended, ref at, out int second) || second > 60) return false;
        ticks = second * TimeSpan.TicksPerSecond;
        bool fraction = at < text.Length && text[at] is (byte)'.' or (byte)',';
        return !fraction || TryReadFraction(text, ref at, ref ticks);
    }

    private static bool TryReadFraction(ReadOnlySpan<byte> text, ref int at, ref long ticks)
    {
        int start = ++at;
        long unit = TimeSpan.TicksPerSecond;
        for (; at < text.Length && (uint)(text[at] - '0') <= 9; at++)
        {
            unit /= 10;
            ticks += (text[at] - '0') * unit;
        }

        return at > start;
    }

    private static bool TryReadZone(ReadOnlySpan<byte> text, out long ticks, out bool zoned)
    {
        ticks = 0;
        zoned = !text.IsEmpty;
        if (!zoned || (text.Length == 1 && text[0] is (byte)'Z' or (byte)'z')) return true;
        if (text.Length < 3 || text[0] is not ((byte)'+' or (byte)'-')) return false;
        int hours = TwoDigits(text, 1);
        int minutes = ZoneMinutes(text[3..]);
        if (hours is < 0 or > 23 || minutes is < 0 or > 59) return false;
        ticks = ((hours * 60L) + minutes) * TimeSpan.TicksPerMinute;
        if (text[0] == '-') ticks = -ticks;
        return true;
    }

    private static int ZoneMinutes(ReadOnlySpan<byte> text) => text.Length switch
    {
        0 => 0,
        2 => TwoDigits(text, 0),
        3 when text[0] == ':' => TwoDigits(text, 1),
        _ => -1,
    };

    /// <summary>A number of two digits, -1 where there are none.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static int TwoDigits(ReadOnlySpan<byte> text, int at)
    {
        if (at + 1 >= text.Length) return -1;
        uint tens = (uint)(text[at] - '0');
        uint ones = (uint)(text[at + 1] - '0');
        return tens <= 9 && ones <= 9 ? (int)((tens * 10) + ones) : -1;
    }
}
