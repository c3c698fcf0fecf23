using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using KafkaAlarms.Engine.Model.Text;
using Encoded = System.Buffers.Text.Base64;

namespace KafkaAlarms.Engine.Model.Wire;

/// <summary>JSON as bytes in a buffer that is used again; names, commas and braces are the caller's.</summary>
/// <remarks>Writes values byte for byte as <see cref="Utf8JsonWriter"/> does, for less.
/// For one thread.</remarks>
internal sealed class JsonBytes
{
    private const int LongestNumberBytes = 40;

    // What stands in a JSON string as it is, whichever encoder is asked.
    private static readonly SearchValues<char> Plain = SearchValues.Create(
        [.. Enumerable.Range(' ', '~' - ' ' + 1).Select(code => (char)code).Except(['"', '\\'])]);

    private byte[] buffer = new byte[4096];
    private ArrayBufferWriter<byte>? escaped;
    private Utf8JsonWriter? escaper;

    /// <summary>Bytes written.</summary>
    public int Length { get; private set; }

    /// <summary>A copy of what was written.</summary>
    public byte[] ToArray() => buffer.AsSpan(0, Length).ToArray();

    public void Clear() => Length = 0;

    /// <summary>Takes bytes as they are.</summary>
    public void Raw(ReadOnlySpan<byte> json)
    {
        json.CopyTo(Room(json.Length));
        Length += json.Length;
    }

    public void Text(ReadOnlySpan<byte> name, string text)
    {
        Raw(name);
        Text(text);
    }

    /// <summary>Writes a text; what is no Unicode in it becomes U+FFFD.</summary>
    public void Text(string text)
    {
        if (text.AsSpan().IndexOfAnyExcept(Plain) >= 0)
        {
            Escape(text);
            return;
        }

        Span<byte> room = Room(text.Length + 2);
        room[0] = (byte)'"';
        Ascii.FromUtf16(text, room[1..], out int written);
        room[written + 1] = (byte)'"';
        Length += written + 2;
    }

    public void TextOrNull(ReadOnlySpan<byte> name, string? text)
    {
        Raw(name);
        if (text is null) Raw("null"u8);
        else Text(text);
    }

    /// <summary>Writes a text that needs no escape.</summary>
    public void Quoted(ReadOnlySpan<byte> name, ReadOnlySpan<byte> text)
    {
        Raw(name);
        Raw("\""u8);
        Raw(text);
        Raw("\""u8);
    }

    public void Flag(ReadOnlySpan<byte> name, bool value)
    {
        Raw(name);
        Raw(value ? "true"u8 : "false"u8);
    }

    public void Number(ReadOnlySpan<byte> name, long number)
    {
        Raw(name);
        number.TryFormat(Room(LongestNumberBytes), out int written, default, CultureInfo.InvariantCulture);
        Length += written;
    }

    /// <summary>Writes the shortest form that reads back; null for what is not finite.</summary>
    public void Number(ReadOnlySpan<byte> name, double? number)
    {
        Raw(name);
        if (number is not { } value || !double.IsFinite(value))
        {
            Raw("null"u8);
            return;
        }

        value.TryFormat(Room(LongestNumberBytes), out int written, default, CultureInfo.InvariantCulture);
        Length += written;
    }

    public void Id(ReadOnlySpan<byte> name, Guid id)
    {
        Raw(name);
        Span<byte> room = Room(LongestNumberBytes);
        room[0] = (byte)'"';
        id.TryFormat(room[1..], out int written);
        room[written + 1] = (byte)'"';
        Length += written + 2;
    }

    public void Time(ReadOnlySpan<byte> name, DateTime time)
    {
        Raw(name);
        Span<byte> room = Room(LongestNumberBytes);
        room[0] = (byte)'"';
        int written = UtcTimeText.Format(time, room[1..]);
        room[written + 1] = (byte)'"';
        Length += written + 2;
    }

    public void Base64(ReadOnlySpan<byte> name, ReadOnlySpan<byte> bytes)
    {
        Raw(name);
        Span<byte> room = Room(Encoded.GetMaxEncodedToUtf8Length(bytes.Length) + 2);
        room[0] = (byte)'"';
        Encoded.EncodeToUtf8(bytes, room[1..], out _, out int written);
        room[written + 1] = (byte)'"';
        Length += written + 2;
    }

    private void Escape(string text)
    {
        escaped ??= new ArrayBufferWriter<byte>();
        escaper ??= new Utf8JsonWriter(escaped, new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
        escaped.ResetWrittenCount();
        escaper.Reset();
        escaper.WriteStringValue(text);
        escaper.Flush();
        Raw(escaped.WrittenSpan);
    }

    private Span<byte> Room(int count)
    {
        if (buffer.Length - Length < count) Array.Resize(ref buffer, Math.Max(buffer.Length * 2, Length + count));
        return buffer.AsSpan(Length);
    }
}
