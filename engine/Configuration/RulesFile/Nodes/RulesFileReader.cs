using System.Text.Unicode;
using KafkaAlarms.Engine.Errors;

namespace KafkaAlarms.Engine.Configuration.RulesFile.Nodes;

/// <summary>Reads the bytes of a rules file and checks that they are text.</summary>
internal static class RulesFileReader
{
    /// <summary>Largest rules file: a ConfigMap holds an eighth of it.</summary>
    public const int MaxBytes = 8 * 1024 * 1024;

    /// <summary>Reads a file.</summary>
    /// <returns>The bytes as they are, or the problem.</returns>
    public static (byte[]? Bytes, Problem? Problem) Read(string path)
    {
        try
        {
            if (Directory.Exists(path))
                return (null, Unreadable(path, "The rules file is a folder."));
            using FileStream file = new(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            return (ReadAtMost(file, MaxBytes + 1), null);
        }
        catch (Exception error) when (error is FileNotFoundException or DirectoryNotFoundException)
        {
            return (null, Unreadable(path, "The rules file does not exist."));
        }
        catch (UnauthorizedAccessException)
        {
            return (null, Unreadable(path, "The engine may not read the rules file."));
        }
        catch (Exception error) when (error is IOException or ArgumentException or NotSupportedException)
        {
            return (null, Unreadable(path, $"The rules file cannot be read: {error.Message}"));
        }
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

    private static Problem Unreadable(string path, string what) => new(
        ErrorCode.RulesFileUnreadable,
        path,
        what,
        "Name a readable file with --rules, or none to run each rule type with its defaults.");

    private static byte[] ReadAtMost(FileStream file, int maxBytes)
    {
        using MemoryStream bytes = new();
        byte[] buffer = new byte[64 * 1024];
        while (bytes.Length < maxBytes)
        {
            int count = file.Read(buffer, 0, (int)Math.Min(buffer.Length, maxBytes - bytes.Length));
            if (count == 0) break;
            bytes.Write(buffer, 0, count);
        }

        return bytes.ToArray();
    }
}
