using System.Globalization;
using System.Runtime.CompilerServices;

namespace KafkaAlarms.Engine.Decoding.Json;

/// <summary>Reads decimal numbers as the nearest IEEE 754 double.</summary>
internal static class NumberReader
{
    private const int MostExactDigits = 18;
    private const ulong MostExactInteger = 1UL << 53;

    private static readonly double[] PowersOfTen =
    [
        1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18, 1e19,
        1e20, 1e21, 1e22,
    ];

    /// <summary>Reads a number: sign, digits, fraction, exponent; the whole text, nothing around it.</summary>
    /// <param name="text">UTF-8.</param>
    /// <param name="number">Infinite when it is beyond what a double can hold.</param>
    /// <returns>False when the text is no number.</returns>
    public static bool TryRead(ReadOnlySpan<byte> text, out double number)
    {
        if (TryReadShort(text, out number)) return true;
        return IsNumber(text) && double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out number);
    }

    /// <summary>Few digits, no exponent: integer and power of ten are exact, so the quotient is the nearest.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static bool TryReadShort(ReadOnlySpan<byte> text, out double number)
    {
        number = 0;
        bool negative = text.Length > 0 && text[0] == '-';
        if (negative) text = text[1..];
        if (!TryReadDigits(text, out ulong digits, out int scale) || digits > MostExactInteger) return false;
        double magnitude = digits / PowersOfTen[scale];
        number = negative ? -magnitude : magnitude;
        return true;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static bool TryReadDigits(ReadOnlySpan<byte> text, out ulong digits, out int scale)
    {
        digits = 0;
        scale = 0;
        int point = text.Length;
        if (text.Length > MostExactDigits) return false;
        for (int i = 0; i < text.Length; i++)
        {
            uint digit = (uint)(text[i] - '0');
            if (digit <= 9)
            {
                digits = (digits * 10) + digit;
            }
            else
            {
                if (text[i] != '.' || point < text.Length) return false;
                point = i;
            }
        }

        scale = Math.Max(text.Length - point - 1, 0);
        return text.Length > (point < text.Length ? 1 : 0);
    }

    private static bool IsNumber(ReadOnlySpan<byte> text)
    {
        if (text.Length > 0 && text[0] is (byte)'-' or (byte)'+') text = text[1..];
        if (text.IsEmpty || (!char.IsAsciiDigit((char)text[0]) && text[0] != '.')) return false;

        // Everything else that the parser accepts in this style is white space around the number.
        return char.IsAsciiDigit((char)text[^1]) || text[^1] == '.';
    }
}
