namespace KafkaAlarms.Engine.Decoding;

/// <summary>Reads times in the extended form of ISO 8601.</summary>
/// <remarks>
/// <c>YYYY-MM-DDThh:mm[:ss[.f]]</c> with <c>Z</c>, <c>+hh:mm</c>, <c>+hhmm</c>, <c>+hh</c> or no zone; also with
/// a space or small letters in place of T and Z, and a comma before the fraction. Fractions are cut to 100 ns. A leap
/// second is the first second of the next minute, hour 24 the next day. Dates alone and other orders are no time.
/// </remarks>
internal static class IsoTime
{
    private const int ShortestLength = 16;

    /// <summary>Reads a time.</summary>
    /// <param name="text">UTF-8, nothing around the time.</param>
    /// <param name="ticks">UTC, or local where it has no zone; may lie outside the range of dates.</param>
    /// <param name="zoned">Whether it has a zone.</param>
    /// <returns>False when the text is no time in this form.</returns>
    public static bool TryRead(ReadOnlySpan<byte> text, out long ticks, out bool zoned)
    {
        ticks = 0;
        zoned = false;
        if (text.Length < ShortestLength || !IsSeparator(text[10]) || !TryReadDate(text, out long date)) return false;
        int at = 11;
        if (!TryReadClock(text, ref at, out long clock)) return false;
        if (!TryReadZone(text[at..], out long offset, out zoned)) return false;
        ticks = date + clock - offset;
        return true;
    }

    private static bool IsSeparator(byte value) => value is (byte)'T' or (byte)'t' or (byte)' ';

    private static bool TryReadDate(ReadOnlySpan<byte> text, out long ticks)
    {
        ticks = 0;
        int century = TwoDigits(text, 0);
        int yearOfCentury = TwoDigits(text, 2);
        int month = TwoDigits(text, 5);
        int day = TwoDigits(text, 8);
        if ((century | yearOfCentury | month | day) < 0 || text[4] != '-' || text[7] != '-') return false;
        int year = (century * 100) + yearOfCentury;

        // A zero date says that there is no date; it is old, not unreadable.
        if (year == 0) return true;
        if (month is 0 or > 12 || day == 0 || day > DateTime.DaysInMonth(year, month)) return false;
        ticks = new DateTime(year, month, day).Ticks;
        return true;
    }

    private static bool TryReadClock(ReadOnlySpan<byte> text, ref int at, out long ticks)
    {
        ticks = 0;
        int hour = TwoDigits(text, at);
        int minute = TwoDigits(text, at + 3);
        if ((hour | minute) < 0 || text[at + 2] != ':') return false;
        at += 5;
        long second = 0;
        if (at < text.Length && text[at] == ':' && !TryReadSecond(text, ref at, out second)) return false;
        ticks = (((hour * 60L) + minute) * TimeSpan.TicksPerMinute) + second;
        return minute < 60 && (hour < 24 || ticks == TimeSpan.TicksPerDay);
    }

    private static bool TryReadSecond(ReadOnlySpan<byte> text, ref int at, out long ticks)
    {
        ticks = 0;
        if (at + 3 > text.Length) return false;
        int second = TwoDigits(text, at + 1);
        if (second is < 0 or > 60) return false;
        at += 3;
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
    private static int TwoDigits(ReadOnlySpan<byte> text, int at)
    {
        uint tens = (uint)(text[at] - '0');
        uint ones = (uint)(text[at + 1] - '0');
        return tens <= 9 && ones <= 9 ? (int)((tens * 10) + ones) : -1;
    }
}
