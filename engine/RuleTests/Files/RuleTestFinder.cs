using System.Collections.Immutable;

namespace KafkaAlarms.Engine.RuleTests.Files;

/// <summary>Finds files of rule tests.</summary>
internal static class RuleTestFinder
{
    /// <summary>How their names end.</summary>
    public const string Suffix = ".tests.json";

    /// <summary>Finds the files that are meant by what was named.</summary>
    /// <param name="paths">Files as they are; of folders, all files of the suffix below them, but not in <c>bin</c>,
    /// <c>obj</c> and folders that begin with a dot.</param>
    public static ImmutableArray<string> Find(IEnumerable<string> paths) =>
        [.. paths.SelectMany(path => Directory.Exists(path) ? InFolder(path) : [path]).Distinct()];

    private static IEnumerable<string> InFolder(string folder) =>
        Directory.EnumerateFiles(folder, "*" + Suffix)
            .Concat(Directory.EnumerateDirectories(folder).Where(IsSearched).SelectMany(InFolder))
            .Order(StringComparer.Ordinal);

    private static bool IsSearched(string folder) =>
        Path.GetFileName(folder) is not ("bin" or "obj") && !Path.GetFileName(folder).StartsWith('.');
}
