using System.Text.Unicode;
using KafkaAlarms.Engine.Configuration.RulesFile.Nodes;

namespace KafkaAlarms.Engine.Configuration.RulesFile.Tables;

/// <summary>A table of overrides as it is on disk, or why it cannot be read.</summary>
/// <param name="Path">Where it lies.</param>
/// <param name="Bytes">Valid UTF-8, perhaps with a byte order mark; null when it cannot be read.</param>
/// <param name="Fault">Continues "The table limits.csv"; null when it can be read.</param>
internal sealed record TableFile(string Path, byte[]? Bytes, string? Fault)
{
    public static TableFile Read(string path)
    {
        (byte[]? bytes, string? fault) = FileBytes.Read(path, RulesFileReader.MaxBytes + 1);
        if (bytes is null) return new(path, null, fault);
        if (bytes.Length > RulesFileReader.MaxBytes) return new(path, null, "has more than 8 MiB");
        return Utf8.IsValid(bytes) ? new(path, bytes, null) : new(path, null, "is not UTF-8");
    }
}
