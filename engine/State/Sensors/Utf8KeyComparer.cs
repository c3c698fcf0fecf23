using System.Buffers.Binary;
using System.Numerics;

namespace KafkaAlarms.Engine.State.Sensors;

/// <summary>Compares UTF-8 keys by their bytes, so that a record's key is looked up without making a string.</summary>
internal sealed class Utf8KeyComparer
    : IEqualityComparer<byte[]>, IAlternateEqualityComparer<ReadOnlySpan<byte>, byte[]>
{
    private const ulong Multiplier = 0x9E3779B97F4A7C15;

    // Keys come from outside: an unknown seed keeps their senders from choosing ones that collide.
    private readonly ulong seed = (ulong)Random.Shared.NextInt64();

    public byte[] Create(ReadOnlySpan<byte> alternate) => alternate.ToArray();

    public bool Equals(ReadOnlySpan<byte> alternate, byte[] other) => alternate.SequenceEqual(other);

    public bool Equals(byte[]? x, byte[]? y) => x.AsSpan().SequenceEqual(y);

    public int GetHashCode(byte[] obj) => GetHashCode(obj.AsSpan());

    public int GetHashCode(ReadOnlySpan<byte> alternate)
    {
        ulong hash = seed ^ ((ulong)alternate.Length * Multiplier);
        while (alternate.Length >= sizeof(ulong))
        {
            hash = Mix(hash ^ BinaryPrimitives.ReadUInt64LittleEndian(alternate));
            alternate = alternate[sizeof(ulong)..];
        }

        ulong rest = 0;
        foreach (byte value in alternate) rest = (rest << 8) | value;
        // Indexes take the low bits, which must depend on every byte: the middle ones of a product do.
        return (int)((Mix(hash ^ rest) * Multiplier) >> 32);
    }

    private static ulong Mix(ulong value)
    {
        value *= Multiplier;
        return BitOperations.RotateLeft(value, 29) ^ (value >> 32) ^ value;
    }
}
