using System.Globalization;
using System.Runtime.CompilerServices;

namespace KafkaAlarms.Engine.Decoding.Times;

/// <summary>Reads dates of ISO 8601: calendar, week and ordinal dates, extended and basic.</summary>
/// <remarks><c>YYYY-MM-DD YYYYMMDD YYYY-Www-D YYYYWwwD YYYY-Www YYYYWww YYYY-DDD YYYYDDD</c>; a week alone is its
/// Monday.</remarks>
internal static class IsoDate
{
    /// <summary>Reads a date.</summary>
    /// <param name="text">The date alone.</param>
    /// <param name="ticks">Its midnight.</param>
    /// <returns>False when the text is no date.</returns>
    public static bool TryRead(ReadOnlySpan<byte> text, out long ticks)
    {
        ticks = 0;
        int year = text.Length < 7 ? -1 : (Digits(text[..2]) * 100) + Digits(text[2..4]);
        if (year < 0) return false;
        bool isExtended = text[4] == '-';
        ReadOnlySpan<byte> rest = text[(isExtended ? 5 : 4)..];
        bool isRead = rest[0] is (byte)'W' or (byte)'w'
            ? TryReadWeek(year, rest[1..], isExtended, out DateTime date)
            : rest.Length == 3 ? TryReadOrdinal(year, rest, out date)
            : TryReadCalendar(year, rest, isExtended, out date);
        ticks = date.Ticks;
        return isRead;
    }

    private static bool TryReadCalendar(int year, ReadOnlySpan<byte> text, bool isExtended, out DateTime date)
    {
        date = default;
        bool isWhole = isExtended ? text.Length == 5 && text[2] == '-' : text.Length == 4;
        if (!isWhole) return false;
        int month = Digits(text[..2]);
        int day = Digits(text[^2..]);
        if ((month | day) < 0) return false;
        // A zero date says that there is no date; it is old, not unreadable.
        if (year == 0) return true;
        if (month is 0 or > 12 || day == 0 || day > DateTime.DaysInMonth(year, month)) return false;
        date = new DateTime(year, month, day);
        return true;
    }

    private static bool TryReadWeek(int year, ReadOnlySpan<byte> text, bool isExtended, out DateTime date)
    {
        date = default;
        bool hasDay = text.Length > 2;
        bool isWhole = hasDay && isExtended ? text.Length == 4 && text[2] == '-' : text.Length is 2 or 3;
        if (!isWhole) return false;
        int week = Digits(text[..2]);
        int day = hasDay ? Digits(text[^1..]) : 1;
        if (year is 0 or 9999 || day is < 1 or > 7 || week < 1 || week > ISOWeek.GetWeeksInYear(year)) return false;
        date = ISOWeek.ToDateTime(year, week, (DayOfWeek)(day % 7));
        return true;
    }

    private static bool TryReadOrdinal(int year, ReadOnlySpan<byte> text, out DateTime date)
    {
        date = default;
        int day = Digits(text);
        if (year == 0 || day < 1 || day > (DateTime.IsLeapYear(year) ? 366 : 365)) return false;
        date = new DateTime(year, 1, 1).AddDays(day - 1);
        return true;
    }

    /// <summary>The number that digits alone make; far below 0 where something else is among them.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static int Digits(ReadOnlySpan<byte> text)
    {
        int number = 0;
        foreach (byte digit in text)
        {
            if ((uint)(digit - '0') > 9) return -1_000_000;
            number = (number * 10) + (digit - '0');
        }

        return number;
    }
}
