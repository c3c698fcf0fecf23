using System.Buffers.Binary;
using System.Security.Cryptography;

namespace KafkaAlarms.Engine.Decoding.Texts;

/// <summary>Strings by their UTF-8, so that a text read again costs no allocation.</summary>
/// <remarks>
/// Bounded: beyond its limits it is emptied whole, but only by <see cref="Trim"/>, between Kafka records. Within one
/// Kafka record equal texts are therefore always the same object. One stream thread.
/// </remarks>
internal sealed class Utf8Pool
{
    private const int InitialSlots = 256;
    private const ulong Factor = 0x9E37_79B9_7F4A_7C15;

    // Names come from outside: without a secret seed somebody could choose them so that all fall into one slot.
    private readonly ulong seed = BitConverter.ToUInt64(RandomNumberGenerator.GetBytes(sizeof(ulong)));
    private readonly int maxTexts;
    private readonly int maxBytes;
    private PooledText?[] slots = new PooledText?[InitialSlots];

    /// <summary>Makes an empty pool.</summary>
    /// <param name="maxTexts">Texts beyond which it is emptied.</param>
    /// <param name="maxBytes">Bytes of UTF-8 beyond which it is emptied.</param>
    public Utf8Pool(int maxTexts = 8_192, int maxBytes = 1024 * 1024)
    {
        this.maxTexts = maxTexts;
        this.maxBytes = maxBytes;
    }

    /// <summary>Texts in the pool.</summary>
    public int Count { get; private set; }

    /// <summary>Bytes of UTF-8 in the pool.</summary>
    public int Bytes { get; private set; }

    /// <summary>The text of some UTF-8; invalid bytes become replacement characters.</summary>
    public PooledText Intern(ReadOnlySpan<byte> utf8)
    {
        ulong hash = HashOf(utf8);
        int slot = Find(slots, hash, utf8);
        return slots[slot] ?? Add(utf8, hash);
    }

    /// <summary>Empties the pool when it has outgrown its limits.</summary>
    /// <returns>True when it was emptied.</returns>
    public bool Trim()
    {
        if (Count <= maxTexts && Bytes <= maxBytes) return false;
        slots = new PooledText?[InitialSlots];
        Count = 0;
        Bytes = 0;
        return true;
    }

    private PooledText Add(ReadOnlySpan<byte> utf8, ulong hash)
    {
        if (Count * 2 >= slots.Length) Grow();
        PooledText added = new(utf8.ToArray(), hash);
        slots[Find(slots, hash, utf8)] = added;
        Count++;
        Bytes += utf8.Length;
        return added;
    }

    private void Grow()
    {
        PooledText?[] grown = new PooledText?[slots.Length * 2];
        foreach (PooledText? text in slots)
        {
            if (text is not null) grown[Find(grown, text.Hash, text.Utf8)] = text;
        }

        slots = grown;
    }

    private static int Find(PooledText?[] slots, ulong hash, ReadOnlySpan<byte> utf8)
    {
        int mask = slots.Length - 1;
        int slot = (int)hash & mask;
        while (slots[slot] is { } text && (text.Hash != hash || !utf8.SequenceEqual(text.Utf8)))
        {
            slot = (slot + 1) & mask;
        }

        return slot;
    }

    private ulong HashOf(ReadOnlySpan<byte> utf8)
    {
        ulong hash = seed ^ ((ulong)utf8.Length * Factor);
        for (; utf8.Length >= sizeof(ulong); utf8 = utf8[sizeof(ulong)..])
        {
            hash = Mix(hash ^ BinaryPrimitives.ReadUInt64LittleEndian(utf8));
        }

        ulong tail = 0;
        foreach (byte value in utf8) tail = (tail << 8) | value;
        return Mix(hash ^ tail);
    }

    private static ulong Mix(ulong value) => Math.BigMul(value, Factor, out ulong low) ^ low;
}
