using System.Buffers;
using KafkaAlarms.Engine.Model.Records;

namespace KafkaAlarms.Engine.Replay.Input;

/// <summary>The JSON of one sensor record out of texts as bytes, whatever they hold: what is no UTF-8 is left for the
/// decoder to refuse.</summary>
internal sealed class RecordJson
{
    private const int LongestEscape = 6;

    private static readonly SearchValues<byte> Escaped =
        SearchValues.Create([(byte)'"', (byte)'\\', .. Enumerable.Range(0, ' ').Select(code => (byte)code)]);

    private byte[] buffer = new byte[1_024];
    private int length;
    private bool isFirst;

    /// <summary>Begins with a record.</summary>
    public void Begin()
    {
        length = 0;
        Open();
    }

    /// <summary>Begins with an object within the record.</summary>
    /// <param name="name">Its name, as <see cref="NameOf"/> wrote it.</param>
    public void Begin(byte[] name)
    {
        Separate();
        Raw(name);
        Open();
    }

    /// <summary>Ends an object, or the record.</summary>
    public void End()
    {
        Raw("}"u8);
        isFirst = false;
    }

    /// <summary>Writes a member.</summary>
    /// <param name="name">Its name, as <see cref="NameOf"/> wrote it.</param>
    /// <param name="text">Its value.</param>
    public void Add(byte[] name, ReadOnlySpan<byte> text)
    {
        Separate();
        Raw(name);
        Text(text);
    }

    /// <summary>A name in quotes with its colon.</summary>
    public static byte[] NameOf(ReadOnlySpan<byte> name)
    {
        RecordJson json = new();
        json.Text(name);
        json.Raw(":"u8);
        return json.buffer.AsSpan(0, json.length).ToArray();
    }

    /// <summary>Makes what was written the value of a record, until the next is begun.</summary>
    public void GiveTo(SourceRecord record)
    {
        record.Value = buffer;
        record.ValueLength = length;
    }

    private void Open()
    {
        Raw("{"u8);
        isFirst = true;
    }

    private void Separate()
    {
        if (!isFirst) Raw(","u8);
        isFirst = false;
    }

    private void Text(ReadOnlySpan<byte> text)
    {
        Raw("\""u8);
        while (text.IndexOfAny(Escaped) is >= 0 and int at)
        {
            Raw(text[..at]);
            Escape(text[at]);
            text = text[(at + 1)..];
        }

        Raw(text);
        Raw("\""u8);
    }

    private void Escape(byte code)
    {
        const string digits = "0123456789abcdef";
        Span<byte> escape = stackalloc byte[LongestEscape];
        "\\u00"u8.CopyTo(escape);
        escape[4] = (byte)digits[code >> 4];
        escape[5] = (byte)digits[code & 15];
        Raw(escape);
    }

    private void Raw(ReadOnlySpan<byte> bytes)
    {
        if (buffer.Length - length < bytes.Length)
            Array.Resize(ref buffer, Math.Max(buffer.Length * 2, length + bytes.Length));
        bytes.CopyTo(buffer.AsSpan(length));
        length += bytes.Length;
    }
}
