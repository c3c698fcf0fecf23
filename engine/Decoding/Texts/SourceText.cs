using System.Runtime.CompilerServices;
using KafkaAlarms.Engine.Decoding.Json;
using KafkaAlarms.Engine.Model.Text;

namespace KafkaAlarms.Engine.Decoding.Texts;

/// <summary>The texts of the Kafka record being decoded: escapes undone, interned where wanted as strings.</summary>
/// <remarks>Its slices stay valid until the next Kafka record. One stream thread.</remarks>
internal sealed class SourceText(JsonScanner scanner)
{
    private const int UsualBytes = 4 * 1024;
    private const int MostKeptBytes = 64 * 1024;

    private byte[] scratch = new byte[UsualBytes];
    private int used;

    /// <summary>Names of members and measurements, and units.</summary>
    public Utf8Pool Names { get; } = new();

    /// <summary>Values that are texts.</summary>
    public Utf8Pool Values { get; } = new();

    /// <summary>Begins with a new Kafka record.</summary>
    /// <returns>True when names are no longer the same objects as before.</returns>
    public bool Begin()
    {
        used = 0;
        if (scratch.Length > MostKeptBytes) scratch = new byte[UsualBytes];
        Values.Trim();
        return Names.Trim();
    }

    /// <summary>The text of a string, or the digits of a number.</summary>
    /// <param name="token">Not a container.</param>
    /// <param name="text">Without escapes; empty when the result is false.</param>
    /// <returns>False when an escape is half of a character.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool TryRead(in JsonToken token, out Utf8Slice text)
    {
        text = new Utf8Slice(scanner.Buffer, token.Start, token.Length);
        return !token.Escaped || TryUnescape(token, out text);
    }

    /// <summary>Keeps a copy of bytes that live elsewhere.</summary>
    public Utf8Slice Keep(ReadOnlySpan<byte> bytes)
    {
        Reserve(bytes.Length);
        bytes.CopyTo(scratch.AsSpan(used));
        Utf8Slice kept = new(scratch, used, bytes.Length);
        used += bytes.Length;
        return kept;
    }

    private bool TryUnescape(in JsonToken token, out Utf8Slice text)
    {
        Reserve(token.Length);
        int length = JsonEscapes.Unescape(scanner.Bytes(token), scratch.AsSpan(used));
        text = new Utf8Slice(scratch, used, Math.Max(length, 0));
        used += text.Length;
        return length >= 0;
    }

    private void Reserve(int length)
    {
        if (scratch.Length - used >= length) return;

        // Slices handed out before still hold the old buffer, so its content needs no copying.
        scratch = new byte[Math.Max(scratch.Length * 2, length)];
        used = 0;
    }
}
