using System.Globalization;
using System.Text;

namespace KafkaAlarms.Engine.State;

/// <summary>Keys of the state topic: alarm keys, and those of the engine's own memory,
/// which begin with an underscore.</summary>
internal static class StateKeys
{
    private const byte OwnPrefix = (byte)'_';

    /// <summary>Key of the record that says where the memory blocks stand.</summary>
    public static byte[] Task { get; } = "_task"u8.ToArray();

    private static ReadOnlySpan<byte> BlockPrefix => "_memory/"u8;

    public static byte[] Block(int number) =>
        Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"_memory/{number}"));

    /// <summary>Tells alarm keys from those of the engine's own memory.</summary>
    public static bool IsAlarm(ReadOnlySpan<byte> key) => !key.IsEmpty && key[0] != OwnPrefix;

    /// <summary>Reads the number of a block from its key.</summary>
    public static bool TryReadBlock(ReadOnlySpan<byte> key, out int number)
    {
        number = 0;
        return key.StartsWith(BlockPrefix)
            && int.TryParse(key[BlockPrefix.Length..], NumberStyles.None, CultureInfo.InvariantCulture, out number);
    }
}
