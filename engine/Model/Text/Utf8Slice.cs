using System.Runtime.CompilerServices;

namespace KafkaAlarms.Engine.Model.Text;

/// <summary>A piece of UTF-8 text inside a buffer that somebody else owns.</summary>
/// <remarks>One of a record is valid as long as the record that it was read from: the buffer is reused.</remarks>
internal readonly record struct Utf8Slice(byte[] Buffer, int Offset, int Length)
{
    /// <summary>True when there is no text at all.</summary>
    public bool IsEmpty => Length == 0;

    /// <summary>The bytes.</summary>
    public ReadOnlySpan<byte> Span
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => Buffer is null ? default : Buffer.AsSpan(Offset, Length);
    }

    /// <summary>The text, newly allocated.</summary>
    public override string ToString() => System.Text.Encoding.UTF8.GetString(Span);
}
