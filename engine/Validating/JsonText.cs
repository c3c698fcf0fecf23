using System.Buffers;
using System.Text;
using System.Text.Json;

namespace KafkaAlarms.Engine.Validating;

/// <summary>How names and texts of a document are compared with the schema.</summary>
internal static class JsonText
{
    private const int StackLength = 256;

    /// <summary>Finds the field whose name the reader stands at.</summary>
    /// <param name="reader">At a property name.</param>
    /// <param name="fields">Where to look.</param>
    /// <param name="expected">Index to try first: fields usually come in order.</param>
    /// <returns>-1: none of them.</returns>
    public static int IndexOf(ref Utf8JsonReader reader, SchemaField[] fields, int expected)
    {
        if (!reader.ValueIsEscaped) return IndexOf(reader.ValueSpan, fields, expected);
        return IndexOf(Encoding.UTF8.GetBytes(Unescape(reader.ValueSpan)), fields, expected);
    }

    /// <summary>Judges the text at which the reader stands.</summary>
    /// <returns>Null: nothing is broken.</returns>
    public static ViolationKind? Judge(ref Utf8JsonReader reader, SchemaNode node)
    {
        // Escapes are for what the encoder never writes into these fields: they may allocate.
        return reader.ValueIsEscaped
            ? Judge(Encoding.UTF8.GetBytes(Unescape(reader.ValueSpan)), node)
            : Judge(reader.ValueSpan, node);
    }

    /// <summary>The text of a JSON string; a lone surrogate becomes U+FFFD.</summary>
    /// <param name="escaped">What stands between the quotation marks.</param>
    public static string Unescape(ReadOnlySpan<byte> escaped)
    {
        StringBuilder text = new(escaped.Length);
        string source = Encoding.UTF8.GetString(escaped);
        for (int index = 0; index < source.Length; index++)
        {
            if (source[index] != '\\') text.Append(source[index]);
            else text.Append(Escape(source, ref index));
        }

        return Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text.ToString()));
    }

    /// <summary>One step of a JSON pointer.</summary>
    public static string Pointer(string name) =>
        "/" + name.Replace("~", "~0", StringComparison.Ordinal).Replace("/", "~1", StringComparison.Ordinal);

    private static char Escape(string source, ref int index)
    {
        char kind = source[++index];
        if (kind != 'u') return "\"\\/\b\f\n\r\t"["\"\\/bfnrt".IndexOf(kind, StringComparison.Ordinal)];
        char unit = (char)Convert.ToUInt16(source.Substring(index + 1, 4), 16);
        index += 4;
        return unit;
    }

    private static int IndexOf(ReadOnlySpan<byte> name, SchemaField[] fields, int expected)
    {
        for (int index = expected; index < fields.Length; index++)
        {
            if (fields[index].IsNamed(name)) return index;
        }

        for (int index = 0; index < Math.Min(expected, fields.Length); index++)
        {
            if (fields[index].IsNamed(name)) return index;
        }

        return -1;
    }

    private static ViolationKind? Judge(ReadOnlySpan<byte> text, SchemaNode node)
    {
        if (node.Names is not null && !IsAmong(text, node.Names)) return ViolationKind.NotInEnum;
        // A text has at most as many characters as bytes, and at least a third of them.
        if (text.Length < node.MinLength * 3 && Encoding.UTF8.GetCharCount(text) < node.MinLength)
            return ViolationKind.TooShort;
        bool hasForm = node.Form is { } form ? form(text) : node.Pattern is null || HasForm(text, node);
        return hasForm ? null : ViolationKind.WrongForm;
    }

    private static bool IsAmong(ReadOnlySpan<byte> text, byte[][] names)
    {
        foreach (byte[] name in names)
        {
            if (text.SequenceEqual(name)) return true;
        }

        return false;
    }

    private static bool HasForm(ReadOnlySpan<byte> text, SchemaNode node)
    {
        char[]? rented = text.Length > StackLength ? ArrayPool<char>.Shared.Rent(text.Length) : null;
        Span<char> buffer = rented ?? stackalloc char[StackLength];
        ReadOnlySpan<char> chars = buffer[..Encoding.UTF8.GetChars(text, buffer)];
        bool hasForm = node.Pattern!.IsMatch(chars) && !(node.Excluded?.IsMatch(chars) ?? false);
        if (rented is not null) ArrayPool<char>.Shared.Return(rented);
        return hasForm;
    }
}
