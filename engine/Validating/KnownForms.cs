using System.Buffers;

namespace KafkaAlarms.Engine.Validating;

/// <summary>The forms of text that the schema names, each judged by a method of its own.</summary>
/// <remarks>Only a shortcut: a pattern that is not listed here is judged by its regular expression, and a property
/// test holds each method to its pattern.</remarks>
internal static class KnownForms
{
    private const string Version = "^1\\.(0|[1-9][0-9]*)$";
    private const string Id = "^[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$";
    private const string Key =
        "^([A-Za-z0-9._~-]|%[0-9A-F]{2})+/([A-Za-z0-9._~-]|%[0-9A-F]{2})+/([A-Za-z0-9._~-]|%[0-9A-F]{2})*$";

    private const string Time =
        "^[1-9][0-9]{3}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])"
        + "T([01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9](\\.[0-9]{1,7})?Z$";

    private const int IdLength = 36;
    private const int WholeSecondLength = 20;
    private const int FractionStart = 19;

    private static readonly SearchValues<byte> LowerHex = SearchValues.Create("0123456789abcdef"u8);
    private static readonly SearchValues<byte> UpperHex = SearchValues.Create("0123456789ABCDEF"u8);
    private static readonly SearchValues<byte> Unreserved =
        SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789._~-"u8);

    /// <summary>Finds the method for a pattern beside which a line feed is excluded.</summary>
    /// <returns>Null: the pattern has none.</returns>
    public static TextForm? Find(string pattern) => pattern switch
    {
        Version => IsVersion,
        Id => IsId,
        Key => IsKey,
        Time => IsTime,
        _ => null,
    };

    private static bool IsVersion(ReadOnlySpan<byte> text)
    {
        if (text.Length < 3 || !text.StartsWith("1."u8)) return false;
        ReadOnlySpan<byte> minor = text[2..];
        return AreDigits(minor) && (minor.Length == 1 || minor[0] != '0');
    }

    private static bool IsId(ReadOnlySpan<byte> text) =>
        text.Length == IdLength && HasDashes(text) && text[14] == '8' && "89ab"u8.Contains(text[19]) && AreHex(text);

    private static bool HasDashes(ReadOnlySpan<byte> id) =>
        id[8] == '-' && id[13] == '-' && id[18] == '-' && id[23] == '-';

    private static bool AreHex(ReadOnlySpan<byte> id) =>
        !id[..8].ContainsAnyExcept(LowerHex)
        && !id[9..13].ContainsAnyExcept(LowerHex)
        && !id[15..18].ContainsAnyExcept(LowerHex)
        && !id[20..23].ContainsAnyExcept(LowerHex)
        && !id[24..].ContainsAnyExcept(LowerHex);

    private static bool IsKey(ReadOnlySpan<byte> text)
    {
        int rule = text.IndexOf((byte)'/');
        if (rule <= 0 || !IsEscaped(text[..rule])) return false;
        text = text[(rule + 1)..];
        int sensor = text.IndexOf((byte)'/');
        return sensor > 0 && IsEscaped(text[..sensor]) && IsEscaped(text[(sensor + 1)..]);
    }

    private static bool IsEscaped(ReadOnlySpan<byte> part)
    {
        for (int at = part.IndexOfAnyExcept(Unreserved); at >= 0; at = part.IndexOfAnyExcept(Unreserved))
        {
            if (part[at] != '%' || part.Length < at + 3) return false;
            if (part.Slice(at + 1, 2).ContainsAnyExcept(UpperHex)) return false;
            part = part[(at + 3)..];
        }

        return true;
    }

    private static bool IsTime(ReadOnlySpan<byte> text)
    {
        if (text.Length < WholeSecondLength || text[^1] != 'Z' || !HasSeparators(text)) return false;
        return text[0] != '0' && AreDigits(text[..4]) && IsDay(text) && IsTimeOfDay(text)
            && IsFraction(text[FractionStart..^1]);
    }

    private static bool HasSeparators(ReadOnlySpan<byte> text) =>
        text[4] == '-' && text[7] == '-' && text[10] == 'T' && text[13] == ':' && text[16] == ':';

    private static bool IsFraction(ReadOnlySpan<byte> rest) =>
        rest.IsEmpty || (rest.Length is >= 2 and <= 8 && rest[0] == '.' && AreDigits(rest[1..]));

    private static bool IsDay(ReadOnlySpan<byte> text) =>
        Two(text, 5) is >= 1 and <= 12 && Two(text, 8) is >= 1 and <= 31;

    private static bool IsTimeOfDay(ReadOnlySpan<byte> text) =>
        Two(text, 11) is >= 0 and <= 23 && Two(text, 14) is >= 0 and <= 59 && Two(text, 17) is >= 0 and <= 59;

    /// <summary>The number of two digits; -1 for anything else.</summary>
    private static int Two(ReadOnlySpan<byte> text, int at)
    {
        int tens = text[at] - '0';
        int ones = text[at + 1] - '0';
        return (uint)tens > 9 || (uint)ones > 9 ? -1 : (tens * 10) + ones;
    }

    private static bool AreDigits(ReadOnlySpan<byte> text) => !text.ContainsAnyExceptInRange((byte)'0', (byte)'9');
}
