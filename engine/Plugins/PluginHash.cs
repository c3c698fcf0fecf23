using System.Security.Cryptography;
using System.Text;

namespace KafkaAlarms.Engine.Plugins;

/// <summary>Hashes of all files of plug-in folders that can matter, and one over them all, names included.</summary>
internal sealed class PluginHash
{
    private readonly Dictionary<string, string> files = new(StringComparer.Ordinal);

    private PluginHash(string root, IEnumerable<PluginFolder> folders)
    {
        using IncrementalHash hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (string file in FilesOf(folders))
        {
            string name = Path.GetRelativePath(root, file).Replace(Path.DirectorySeparatorChar, '/');
            byte[] content = Compute(file);
            hash.AppendData(SHA256.HashData(Encoding.UTF8.GetBytes(name)));
            hash.AppendData(content);
            files.Add(file, Convert.ToHexStringLower(content));
        }

        Whole = Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    /// <summary>SHA-256 over all of them, lower-case hex; the same for the same files, wherever their root folder
    /// lies.</summary>
    public string Whole { get; }

    /// <summary>Reads each file once.</summary>
    public static PluginHash Of(string root, IEnumerable<PluginFolder> folders) => new(root, folders);

    /// <summary>The files that can matter, each once.</summary>
    public static IEnumerable<string> FilesOf(IEnumerable<PluginFolder> folders) =>
        folders.SelectMany(folder => folder.Files).Distinct();

    /// <summary>SHA-256 of one file, lower-case hex; of one that was not there before, as it is now.</summary>
    public string OfFile(string file) =>
        files.TryGetValue(file, out string? known) ? known : Convert.ToHexStringLower(Compute(file));

    private static byte[] Compute(string file)
    {
        using FileStream content = AssemblyHeader.Open(file);
        return SHA256.HashData(content);
    }
}
