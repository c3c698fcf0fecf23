using System.Buffers.Binary;
using System.Numerics;
using System.Runtime.CompilerServices;

namespace KafkaAlarms.Engine.Decoding.Json;

/// <summary>How far strings, numbers and words of JSON reach.</summary>
internal static class JsonGrammar
{
    private const ulong Ones = 0x0101_0101_0101_0101;
    private const ulong Highs = 0x8080_8080_8080_8080;

    /// <summary>Finds the quote that ends a string.</summary>
    /// <param name="text">From behind the opening quote.</param>
    /// <param name="escaped">Whether there are escapes before the quote.</param>
    /// <returns>Its index, or the complement of the index of what no string may hold (the length: no quote).</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int FindQuote(ReadOnlySpan<byte> text, out bool escaped)
    {
        escaped = false;
        int at = 0;
        while (true)
        {
            at += PlainLength(text[at..]);
            if (at >= text.Length) return ~text.Length;
            if (text[at] == '"') return at;
            int escape = text[at] == '\\' ? EscapeLength(text[at..]) : 0;
            if (escape <= 0) return ~(at - escape);
            escaped = true;
            at += escape;
        }
    }

    /// <summary>Length of the number that the text begins with, 0 when there is none.</summary>
    public static int NumberLength(ReadOnlySpan<byte> text)
    {
        int at = text.Length > 0 && text[0] == '-' ? 1 : 0;
        int digits = DigitCount(text, at);
        if (digits == 0) return 0;
        at += text[at] == '0' ? 1 : digits;
        if (at < text.Length && text[at] == '.')
        {
            digits = DigitCount(text, at + 1);
            if (digits == 0) return at;
            at += 1 + digits;
        }

        return at < text.Length && (text[at] | 0x20) == 'e' ? ExponentEnd(text, at) : at;
    }

    /// <summary>Reads null, true, false, or one of the words for what is no number.</summary>
    /// <returns>The kind, none for another word, and the length.</returns>
    public static (JsonKind Kind, int Length) Word(ReadOnlySpan<byte> text)
    {
        int length = 0;
        while (length < text.Length && length < 16 && IsWordByte(text[length])) length++;
        ReadOnlySpan<byte> word = text[..length];
        if (word.SequenceEqual("null"u8)) return (JsonKind.Null, length);
        if (word.SequenceEqual("true"u8)) return (JsonKind.True, length);
        if (word.SequenceEqual("false"u8)) return (JsonKind.False, length);
        return (ValueWords.IsNotANumber(word) ? JsonKind.NotANumber : JsonKind.None, length);
    }

    private static bool IsWordByte(byte value) =>
        value is (byte)'-' or (byte)'+' || (uint)((value | 0x20) - 'a') <= 'z' - 'a';

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static int DigitCount(ReadOnlySpan<byte> text, int start)
    {
        int at = start;
        while (at < text.Length && (uint)(text[at] - '0') <= 9) at++;
        return at - start;
    }

    private static int ExponentEnd(ReadOnlySpan<byte> text, int letter)
    {
        int at = letter + 1;
        if (at < text.Length && text[at] is (byte)'+' or (byte)'-') at++;
        int digits = DigitCount(text, at);
        return digits == 0 ? letter : at + digits;
    }

    /// <summary>Bytes before the first quote, backslash or control character.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static int PlainLength(ReadOnlySpan<byte> text)
    {
        int at = 0;
        for (; text.Length - at >= sizeof(ulong); at += sizeof(ulong))
        {
            ulong special = SpecialBytes(BinaryPrimitives.ReadUInt64LittleEndian(text[at..]));
            if (special != 0) return at + (BitOperations.TrailingZeroCount(special) >> 3);
        }

        while (at < text.Length && text[at] >= 0x20 && text[at] != '"' && text[at] != '\\') at++;
        return at;
    }

    /// <summary>Marks in eight bytes at once those that are special; exact up to the first.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong SpecialBytes(ulong bytes)
    {
        ulong quotes = bytes ^ (Ones * '"');
        ulong slashes = bytes ^ (Ones * '\\');
        ulong found = ((quotes - Ones) & ~quotes) | ((slashes - Ones) & ~slashes) | ((bytes - (Ones * 0x20)) & ~bytes);
        return found & Highs;
    }

    /// <summary>Length of an escape; 0 or the negated length of what could be read where there is none.</summary>
    private static int EscapeLength(ReadOnlySpan<byte> text)
    {
        if (text.Length < 2) return -text.Length;
        if (text[1] != 'u') return "\"\\/bfnrt"u8.Contains(text[1]) ? 2 : 0;
        int at = 2;
        while (at < 6 && at < text.Length && char.IsAsciiHexDigit((char)text[at])) at++;
        return at == 6 ? 6 : -at;
    }
}
