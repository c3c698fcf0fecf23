using System.Collections.Frozen;
using System.Collections.Immutable;
using KafkaAlarms.Engine.Errors;

namespace KafkaAlarms.Engine.Plugins;

/// <summary>The files that plug-ins may consist of, by their SHA-256.</summary>
/// <remarks>The list is that of <c>sha256sum</c>: a hash and a path a line. Hashes alone count; paths are for people.
/// </remarks>
internal sealed class PluginLock
{
    private const int HashDigits = 64;

    private readonly string path;
    private readonly FrozenSet<string> hashes;

    private PluginLock(string path, FrozenSet<string> hashes)
    {
        this.path = path;
        this.hashes = hashes;
    }

    /// <summary>Reads a list.</summary>
    /// <param name="path">The file.</param>
    /// <param name="text">What it holds; empty lines and those that begin with # are passed over.</param>
    public static (PluginLock? List, ImmutableArray<Problem> Problems) Read(string path, string text)
    {
        List<string> hashes = [];
        List<Problem> problems = [];
        string[] lines = text.Split('\n');
        for (int i = 0; i < lines.Length; i++)
        {
            string line = lines[i].Trim();
            if (line.Length == 0 || line[0] == '#') continue;
            string hash = line.Split(' ', 2)[0];
            if (hash.Length == HashDigits && hash.All(char.IsAsciiHexDigit)) hashes.Add(hash);
            else
            {
                problems.Add(new(
                    ErrorCode.PluginLockBroken,
                    $"{path}({i + 1})",
                    "The line does not begin with a SHA-256.",
                    "Write the list anew with kafka-alarms rules lock."));
            }
        }

        return problems.Count == 0
            ? (new PluginLock(path, hashes.ToFrozenSet(StringComparer.OrdinalIgnoreCase)), [])
            : (null, [.. problems]);
    }

    /// <summary>Writes the list of all files of the plug-ins in a folder.</summary>
    /// <param name="root">An existing folder.</param>
    /// <param name="output">Takes a line for each file, in ordinal order of the paths.</param>
    /// <returns>Number of files.</returns>
    public static int Write(string root, TextWriter output)
    {
        string full = Path.GetFullPath(root);
        ImmutableArray<PluginFolder> folders = PluginFolder.FindIn(full);
        PluginHash hash = PluginHash.Of(full, folders);
        string[] files = [.. PluginHash.FilesOf(folders)];
        foreach (string file in files)
            output.WriteLine($"{hash.OfFile(file)}  {Path.GetRelativePath(full, file).Replace('\\', '/')}");
        return files.Length;
    }

    /// <summary>Finds the files of a plug-in that the list does not have.</summary>
    /// <param name="folder">Of the plug-in.</param>
    /// <param name="known">Hashes of its files.</param>
    public IEnumerable<Problem> Check(PluginFolder folder, PluginHash known) =>
        from file in folder.Files
        let hash = known.OfFile(file)
        where !hashes.Contains(hash)
        select new Problem(
            ErrorCode.PluginNotLocked,
            file,
            $"The file with SHA-256 {hash} is not in {path}, so nothing of its plug-in was loaded.",
            "Find out where the file comes from; then write the list anew with kafka-alarms rules lock.");
}
