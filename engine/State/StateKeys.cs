using System.Globalization;
using System.Text;

namespace KafkaAlarms.Engine.State;

/// <summary>Keys of the state topic: alarm keys, and those of the engine's own memory,
/// which begin with an underscore.</summary>
internal static class StateKeys
{
    private const string BlockPrefix = "_memory/";

    /// <summary>Key of the record that says where the memory blocks stand.</summary>
    public const string TaskText = "_task";

    /// <summary>Bytes of <see cref="TaskText"/>.</summary>
    public static byte[] Task { get; } = Encoding.UTF8.GetBytes(TaskText);

    public static byte[] Block(int number) =>
        Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{BlockPrefix}{number}"));

    /// <summary>Reads the number of a block from its key.</summary>
    public static bool TryReadBlock(string key, out int number)
    {
        number = 0;
        return key.StartsWith(BlockPrefix, StringComparison.Ordinal)
            && int.TryParse(
                key.AsSpan(BlockPrefix.Length), NumberStyles.None, CultureInfo.InvariantCulture, out number);
    }
}
