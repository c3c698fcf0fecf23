using System.Security.Cryptography;
using System.Text;

namespace KafkaAlarms.Engine.Provisioning.Volumes;

/// <summary>SHA-256 over the files of a folder with their relative paths.</summary>
internal static class FolderHash
{
    /// <summary>Files of a folder and those below it, by relative path in ordinal order.</summary>
    public static string[] FilesOf(string folder) =>
    [
        .. Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories)
            .Select(file => Path.GetRelativePath(folder, file))
            .Order(StringComparer.Ordinal),
    ];

    /// <summary>Hash of one file.</summary>
    /// <returns>Lower-case hex.</returns>
    public static async Task<string> OfFileAsync(string file, CancellationToken stop)
    {
        await using FileStream content = File.OpenRead(file);
        return Convert.ToHexStringLower(await SHA256.HashDataAsync(content, stop));
    }

    /// <summary>Hash of the whole folder: of the lines <c>HASH  PATH</c>, as sha256sum prints them.</summary>
    /// <returns>Lower-case hex; the same for the same files, wherever the folder lies.</returns>
    public static async Task<string> OfFolderAsync(string folder, CancellationToken stop)
    {
        StringBuilder lines = new();
        foreach (string file in FilesOf(folder))
        {
            string path = file.Replace(Path.DirectorySeparatorChar, '/');
            lines.Append(await OfFileAsync(Path.Combine(folder, file), stop)).Append("  ").Append(path).Append('\n');
        }

        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(lines.ToString())));
    }
}
