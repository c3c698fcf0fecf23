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
        foreach (string file in folders.SelectMany(folder => folder.Files).Distinct())
        {
            string name = Path.GetRelativePath(root, file).Replace(Path.DirectorySeparatorChar, '/');
            hash.AppendData(SHA256.HashData(Encoding.UTF8.GetBytes(name)));
            using FileStream content = AssemblyHeader.Open(file);
            hash.AppendData(SHA256.HashData(content));
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }
}
