using System.Buffers.Text;

namespace KafkaAlarms.Engine.Decoding.Values;

/// <summary>Name of a measurement inside nested values: <c>a.b</c> for members, <c>a[0]</c> for elements.</summary>
internal sealed class NamePath(int maxBytes)
{
    private readonly byte[] buffer = new byte[maxBytes];

    /// <summary>Bytes in use; set it back to leave a level.</summary>
    public int Length { get; set; }

    /// <summary>The name as UTF-8.</summary>
    public ReadOnlySpan<byte> Name => buffer.AsSpan(0, Length);

    /// <summary>Begins with the name of the outermost value.</summary>
    /// <returns>False when it is too long.</returns>
    public bool Begin(ReadOnlySpan<byte> name)
    {
        Length = 0;
        return Append(name);
    }

    /// <summary>Enters a member.</summary>
    /// <returns>False when the name is now too long; it is unchanged then.</returns>
    public bool Enter(ReadOnlySpan<byte> member)
    {
        if (Length + 1 + member.Length > buffer.Length) return false;
        return Append("."u8) && Append(member);
    }

    /// <summary>Enters an element.</summary>
    /// <returns>False when the name is now too long; it is unchanged then.</returns>
    public bool Enter(int element)
    {
        Span<byte> index = stackalloc byte[16];
        index[0] = (byte)'[';
        Utf8Formatter.TryFormat(element, index[1..], out int digits);
        index[digits + 1] = (byte)']';
        return Append(index[..(digits + 2)]);
    }

    private bool Append(ReadOnlySpan<byte> text)
    {
        if (Length + text.Length > buffer.Length) return false;
        text.CopyTo(buffer.AsSpan(Length));
        Length += text.Length;
        return true;
    }
}
