using System.Text.Unicode;
using KafkaAlarms.Engine.Errors;

namespace KafkaAlarms.Engine.Configuration.RulesFile.Nodes;

/// <summary>Reads the bytes of a rules file and checks that they are text.</summary>
internal static class RulesFileReader
{
    /// <summary>Largest rules file, and largest table: a ConfigMap holds an eighth of it.</summary>
    public const int MaxBytes = 8 * 1024 * 1024;

    /// <summary>Reads a file.</summary>
    /// <returns>The bytes as they are, or the problem.</returns>
    public static (byte[]? Bytes, Problem? Problem) Read(string path)
    {
        (byte[]? bytes, string? fault) = FileBytes.Read(path, MaxBytes + 1);
        if (fault is null) return (bytes, null);
        return (null, new(
            ErrorCode.RulesFileUnreadable,
            path,
            $"The rules file {fault}.",
            "Name a readable file with --rules, or none to run each rule type with its defaults."));
    }

    /// <summary>Checks size and encoding.</summary>
    /// <param name="bytes">The whole file; from <see cref="Read"/> at most a byte more than allowed.</param>
    /// <param name="path">Name for the problem.</param>
    /// <returns>Null when the bytes are text.</returns>
    public static Problem? CheckText(ReadOnlySpan<byte> bytes, string path)
    {
        if (bytes.Length > MaxBytes)
        {
            return new(
                ErrorCode.RulesFileTooLarge,
                path,
                "The rules file has more than 8 MiB.",
                "Select sensors by patterns, or run several engines.");
        }

        if (Utf8.IsValid(bytes)) return null;
        return new(ErrorCode.RulesFileNotUtf8, path, "The rules file is not UTF-8.", "Save it as UTF-8.");
    }
}
