using System.Text;

namespace KafkaAlarms.Engine.Decoding.Json;

/// <summary>Turns JSON strings with escapes into plain UTF-8.</summary>
internal static class JsonEscapes
{
    /// <summary>Undoes the escapes of a string that <see cref="JsonGrammar"/> has accepted.</summary>
    /// <param name="text">Between the quotes.</param>
    /// <param name="target">At least as long.</param>
    /// <returns>Bytes written, or -1 when an escape is half of a character.</returns>
    public static int Unescape(ReadOnlySpan<byte> text, Span<byte> target)
    {
        int written = 0;
        while (!text.IsEmpty)
        {
            int plain = text.IndexOf((byte)'\\');
            if (plain < 0) plain = text.Length;
            text[..plain].CopyTo(target[written..]);
            written += plain;
            text = text[plain..];
            if (text.IsEmpty) break;
            int read = UnescapeOne(text, target[written..], out int bytes);
            if (read == 0) return -1;
            text = text[read..];
            written += bytes;
        }

        return written;
    }

    private static int UnescapeOne(ReadOnlySpan<byte> text, Span<byte> target, out int written)
    {
        written = 1;
        if (text[1] != 'u')
        {
            int index = "\"\\/bfnrt"u8.IndexOf(text[1]);
            target[0] = "\"\\/\b\f\n\r\t"u8[index];
            return 2;
        }

        char high = Unit(text);
        bool pair = char.IsHighSurrogate(high) && text.Length >= 12 && text[6] == '\\' && text[7] == 'u';
        bool readable = pair
            ? Rune.TryCreate(high, Unit(text[6..]), out Rune rune)
            : Rune.TryCreate(high, out rune);
        written = readable ? rune.EncodeToUtf8(target) : 0;
        return !readable ? 0 : pair ? 12 : 6;
    }

    private static char Unit(ReadOnlySpan<byte> text)
    {
        int unit = 0;
        foreach (byte digit in text.Slice(2, 4)) unit = (unit << 4) | ((digit & 0xF) + (digit > '9' ? 9 : 0));
        return (char)unit;
    }
}
