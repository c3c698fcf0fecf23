using System.Collections.Frozen;
using System.Collections.Immutable;

namespace KafkaAlarms.Engine.Plugins;

/// <summary>One folder that holds a plug-in's assembly and what it needs.</summary>
/// <param name="Path">Full path of the folder.</param>
/// <param name="Assemblies">Full paths of the DLLs directly in it, in ordinal order.</param>
internal sealed record PluginFolder(string Path, ImmutableArray<string> Assemblies)
{
    private static readonly FrozenSet<string> Papers =
        FrozenSet.Create(StringComparer.OrdinalIgnoreCase, ".md", ".txt", ".xml", ".pdb");

    /// <summary>Full paths of all files in it and below it by which what it does may change: no papers.</summary>
    public IEnumerable<string> Files => Directory.EnumerateFiles(Path, "*", SearchOption.AllDirectories)
        .Where(file => !Papers.Contains(System.IO.Path.GetExtension(file)))
        .Order(StringComparer.Ordinal);

    /// <summary>The DLL that is named like the folder; null when there is none.</summary>
    public string? Namesake
    {
        get
        {
            string name = System.IO.Path.GetFileName(Path) + ".dll";
            return Assemblies.FirstOrDefault(file => System.IO.Path.GetFileName(file) == name);
        }
    }

    /// <summary>Finds the plug-in folders: the root itself when it holds DLLs, and the folders below it.</summary>
    /// <param name="root">An existing folder.</param>
    /// <returns>In ordinal order; names that begin with a dot (as in mounted volumes) are passed over.</returns>
    public static ImmutableArray<PluginFolder> FindIn(string root)
    {
        PluginFolder itself = Read(System.IO.Path.TrimEndingDirectorySeparator(System.IO.Path.GetFullPath(root)));
        IEnumerable<PluginFolder> below = Directory.EnumerateDirectories(itself.Path)
            .Where(folder => !System.IO.Path.GetFileName(folder).StartsWith('.'))
            .Order(StringComparer.Ordinal)
            .Select(Read);

        // A plug-in's own folder has folders of satellite assemblies and native libraries, which are no plug-ins.
        return itself.Assemblies.IsEmpty ? [.. below] : [itself, .. below.Where(folder => folder.Namesake is not null)];
    }

    private static PluginFolder Read(string path) =>
        new(path, [.. Directory.EnumerateFiles(path, "*.dll").Order(StringComparer.Ordinal)]);
}
