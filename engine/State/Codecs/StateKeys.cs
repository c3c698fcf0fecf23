using System.Globalization;
using System.Text;

namespace KafkaAlarms.Engine.State.Codecs;

/// <summary>Keys of the state topic: alarm keys, and those of the engine's own memory,
/// which begin with an underscore.</summary>
internal static class StateKeys
{
    private const byte OwnPrefix = (byte)'_';

    // A key that somebody else wrote must not take memory.
    private const int MostNumber = 1_000_000;

    /// <summary>Key of the record that says where the memory blocks stand.</summary>
    public static byte[] Task { get; } = "_task"u8.ToArray();

    private static ReadOnlySpan<byte> BlockPrefix => "_memory/"u8;

    /// <summary>Key of one part of a memory block; the first part has no number of its own.</summary>
    public static byte[] Block(int number, int part) => Encoding.UTF8.GetBytes(part == 0
        ? string.Create(CultureInfo.InvariantCulture, $"_memory/{number}")
        : string.Create(CultureInfo.InvariantCulture, $"_memory/{number}/{part}"));

    /// <summary>Tells alarm keys from those of the engine's own memory.</summary>
    public static bool IsAlarm(ReadOnlySpan<byte> key) => !key.IsEmpty && key[0] != OwnPrefix;

    /// <summary>Reads the numbers of a block and of its part from a key.</summary>
    public static bool TryReadBlock(ReadOnlySpan<byte> key, out int number, out int part)
    {
        number = part = 0;
        if (!key.StartsWith(BlockPrefix)) return false;
        ReadOnlySpan<byte> numbers = key[BlockPrefix.Length..];
        int slash = numbers.IndexOf((byte)'/');
        if (slash < 0) return TryRead(numbers, out number);
        return TryRead(numbers[..slash], out number) && TryRead(numbers[(slash + 1)..], out part);
    }

    private static bool TryRead(ReadOnlySpan<byte> digits, out int number) =>
        int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out number) && number < MostNumber;
}
