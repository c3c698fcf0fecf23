using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using KafkaAlarms.Engine.Model.Text;

namespace KafkaAlarms.Engine.Model.Identity;

/// <summary>The lines of text that an id is the hash of, as UTF-8.</summary>
/// <remarks>Allocates nothing while the text is no longer than the buffer it begins with.</remarks>
internal ref struct IdentityText(Span<byte> buffer)
{
    /// <summary>Longer than all but odd texts.</summary>
    public const int StackBytes = 512;

    private const int LongestValueBytes = 36;

    private Span<byte> buffer = buffer;
    private int length;

    public void Add(ReadOnlySpan<byte> text)
    {
        text.CopyTo(Room(text.Length));
        length += text.Length;
    }

    public void Add(string text) =>
        length += Encoding.UTF8.GetBytes(text, Room(Encoding.UTF8.GetMaxByteCount(text.Length)));

    public void Add(DateTime time) => length += UtcTimeText.Format(time, Room(UtcTimeText.MaxLengthBytes));

    public void AddLine(string text)
    {
        Add(text);
        Add("\n"u8);
    }

    public void AddLine(DateTime time)
    {
        Add(time);
        Add("\n"u8);
    }

    public void AddLine(long number) => AddValue(number);

    public void AddLine(Guid id) => AddValue(id);

    /// <summary>A UUID of version 8 from the SHA-256 of the text.</summary>
    public readonly Guid Hash()
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(buffer[..length], hash);
        hash[6] = (byte)((hash[6] & 0x0F) | 0x80);
        hash[8] = (byte)((hash[8] & 0x3F) | 0x80);
        return new Guid(hash[..16], bigEndian: true);
    }

    private void AddValue<T>(T value)
        where T : IUtf8SpanFormattable
    {
        value.TryFormat(Room(LongestValueBytes), out int written, default, CultureInfo.InvariantCulture);
        length += written;
        Add("\n"u8);
    }

    private Span<byte> Room(int count)
    {
        if (buffer.Length - length >= count) return buffer[length..];
        byte[] longer = new byte[Math.Max(buffer.Length * 2, length + count)];
        buffer[..length].CopyTo(longer);
        buffer = longer;
        return buffer[length..];
    }
}
