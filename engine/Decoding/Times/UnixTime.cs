using System.Buffers.Text;
using KafkaAlarms.Engine.Decoding.Json;

namespace KafkaAlarms.Engine.Decoding.Times;

/// <summary>Reads times that are numbers since 1970, their unit told by their magnitude.</summary>
/// <remarks>Below 1e11 seconds, below 1e14 milliseconds, below 1e17 microseconds, else nanoseconds.</remarks>
internal static class UnixTime
{
    private const int MostExactDigits = 18;
    private const int TickDigits = 7;

    /// <summary>Reads a time.</summary>
    /// <param name="text">UTF-8: sign, digits, fraction, exponent, nothing around them.</param>
    /// <param name="ticks">UTC; far in the past or future where it is out of range.</param>
    /// <returns>False when the text is no number.</returns>
    public static bool TryRead(ReadOnlySpan<byte> text, out long ticks)
    {
        ticks = 0;
        bool negative = text.Length > 0 && text[0] == '-';
        ReadOnlySpan<byte> digits = negative ? text[1..] : text;
        int whole = DigitCount(digits);
        if (whole is 0 or > MostExactDigits) return TryReadLong(text, out ticks);
        int fraction = 0;
        if (whole < digits.Length)
        {
            fraction = digits[whole] == '.' ? DigitCount(digits[(whole + 1)..]) : -1;
            if (fraction <= 0 || whole + 1 + fraction < digits.Length) return TryReadLong(text, out ticks);
        }

        long magnitude = ToTicks(Number(digits[..whole]), fraction > 0 ? digits[(whole + 1)..] : default);
        ticks = DateTime.UnixEpoch.Ticks + (negative ? -magnitude : magnitude);
        return true;
    }

    private static long ToTicks(long whole, ReadOnlySpan<byte> fraction)
    {
        int shift = whole switch
        {
            < 100_000_000_000 => TickDigits,
            < 100_000_000_000_000 => TickDigits - 3,
            < 100_000_000_000_000_000 => TickDigits - 6,
            _ => TickDigits - 9,
        };
        if (shift < 0) return whole / 100;
        for (int i = 0; i < shift; i++) whole = (whole * 10) + (i < fraction.Length ? fraction[i] - '0' : 0);
        return whole;
    }

    /// <summary>Numbers with exponents, or so long that only their magnitude can matter.</summary>
    private static bool TryReadLong(ReadOnlySpan<byte> text, out long ticks)
    {
        ticks = long.MinValue;
        if (!NumberReader.TryRead(text, out double number)) return false;
        double magnitude = Math.Abs(number);
        if (magnitude >= 1e19) ticks = number < 0 ? long.MinValue : long.MaxValue;
        else if (Utf8Parser.TryParse(text, out decimal exact, out int read) && read == text.Length) ticks = Of(exact);
        return true;
    }

    private static long Of(decimal number)
    {
        decimal perTick = Math.Abs(number) switch
        {
            < 1e11m => 1e-7m,
            < 1e14m => 1e-4m,
            < 1e17m => 1e-1m,
            _ => 100m,
        };
        return DateTime.UnixEpoch.Ticks + (long)decimal.Truncate(number / perTick);
    }

    private static long Number(ReadOnlySpan<byte> digits)
    {
        long number = 0;
        foreach (byte digit in digits) number = (number * 10) + (digit - '0');
        return number;
    }

    private static int DigitCount(ReadOnlySpan<byte> text)
    {
        int count = text.IndexOfAnyExceptInRange((byte)'0', (byte)'9');
        return count < 0 ? text.Length : count;
    }
}
