using System.Security.Cryptography;
using System.Text;

namespace KafkaAlarms.Engine.Plugins;

/// <summary>Hash over all files of plug-in folders that can matter, names included.</summary>
internal static class PluginHash
{
    /// <summary>Computes the hash.</summary>
    /// <returns>SHA-256, lower-case hex; the same for the same files, wherever their root folder lies.</returns>
    public static string Compute(string root, IEnumerable<PluginFolder> folders)
    {
        using IncrementalHash hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (string file in FilesOf(folders))
        {
            string name = Path.GetRelativePath(root, file).Replace(Path.DirectorySeparatorChar, '/');
            hash.AppendData(SHA256.HashData(Encoding.UTF8.GetBytes(name)));
            hash.AppendData(OfFile(file));
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    /// <summary>The files that can matter, each once.</summary>
    public static IEnumerable<string> FilesOf(IEnumerable<PluginFolder> folders) =>
        folders.SelectMany(folder => folder.Files).Distinct();

    /// <summary>SHA-256 of one file.</summary>
    public static byte[] OfFile(string file)
    {
        using FileStream content = AssemblyHeader.Open(file);
        return SHA256.HashData(content);
    }
}
