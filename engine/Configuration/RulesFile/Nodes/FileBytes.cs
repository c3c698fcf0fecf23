namespace KafkaAlarms.Engine.Configuration.RulesFile.Nodes;

/// <summary>Reads a file that others may be writing, up to a size.</summary>
internal static class FileBytes
{
    /// <summary>Reads a file.</summary>
    /// <param name="path">Where it lies.</param>
    /// <param name="mostBytes">What stands behind is not read.</param>
    /// <returns>The bytes as they are, or what keeps them from being read, as the end of a sentence.</returns>
    public static (byte[]? Bytes, string? Fault) Read(string path, int mostBytes)
    {
        try
        {
            if (Directory.Exists(path)) return (null, "is a folder");
            using FileStream file = new(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            return (ReadAtMost(file, mostBytes), null);
        }
        catch (Exception error) when (error is FileNotFoundException or DirectoryNotFoundException)
        {
            return (null, "does not exist");
        }
        catch (UnauthorizedAccessException)
        {
            return (null, "may not be read by the engine");
        }
        catch (Exception error) when (error is IOException or ArgumentException or NotSupportedException)
        {
            return (null, $"cannot be read: {error.Message.TrimEnd('.')}");
        }
    }

    private static byte[] ReadAtMost(FileStream file, int mostBytes)
    {
        using MemoryStream bytes = new();
        byte[] buffer = new byte[64 * 1024];
        while (bytes.Length < mostBytes)
        {
            int count = file.Read(buffer, 0, (int)Math.Min(buffer.Length, mostBytes - bytes.Length));
            if (count == 0) break;
            bytes.Write(buffer, 0, count);
        }

        return bytes.ToArray();
    }
}
