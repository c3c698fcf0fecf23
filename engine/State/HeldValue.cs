using System.IO.Compression;

namespace KafkaAlarms.Engine.State;

/// <summary>Value of a state record until it is read: all of them wait for the last one, and then stand beside what is
/// made of them.</summary>
internal sealed class HeldValue
{
    // The fastest that still finds the names and times that come again and again: a fifth of the bytes is left.
    private const int Quality = 1;
    private const int WindowBits = 16;

    private byte[] bytes;
    private int unpacked;
    private bool isToPack;

    private HeldValue(byte[] bytes, bool isToPack)
    {
        this.bytes = bytes;
        this.isToPack = isToPack;
    }

    /// <summary>Bytes that are held.</summary>
    public int HeldBytes => bytes.Length;

    /// <summary>Bytes that are held and would be packed.</summary>
    public int BytesToPack => isToPack ? bytes.Length : 0;

    /// <summary>Holds a value as it is.</summary>
    /// <param name="value">Owned from now on.</param>
    public static HeldValue Of(byte[] value) => new(value, isToPack: false);

    /// <summary>Holds a value that repeats itself, such as one of memory; as it is until it is packed.</summary>
    /// <param name="value">Owned from now on.</param>
    public static HeldValue ToPack(byte[] value) => new(value, isToPack: true);

    /// <summary>Packs the value, where that was not done before and makes it smaller.</summary>
    /// <param name="buffer">Used for a while, and made longer where that is needed.</param>
    public void Pack(ref byte[] buffer)
    {
        if (!isToPack) return;
        isToPack = false;
        if (buffer.Length < bytes.Length) buffer = new byte[bytes.Length * 2];
        // No room for more than the value takes as it is.
        bool isSmaller = BrotliEncoder.TryCompress(
            bytes, buffer.AsSpan(0, bytes.Length), out int written, Quality, WindowBits);
        if (!isSmaller) return;
        unpacked = bytes.Length;
        bytes = buffer.AsSpan(0, written).ToArray();
    }

    /// <summary>The value.</summary>
    /// <param name="buffer">What is returned may stand in it, up to its next use.</param>
    public ReadOnlySpan<byte> Read(ref byte[] buffer)
    {
        if (unpacked == 0) return bytes;
        if (buffer.Length < unpacked) buffer = new byte[unpacked * 2];
        bool isWhole = BrotliDecoder.TryDecompress(bytes, buffer, out int written) && written == unpacked;
        return isWhole ? buffer.AsSpan(0, unpacked) : throw new InvalidOperationException("a held value is broken");
    }

    /// <summary>Lets go of the bytes; it cannot be read any more.</summary>
    public void Release() => bytes = [];
}
