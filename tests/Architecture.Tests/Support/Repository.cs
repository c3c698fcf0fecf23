namespace KafkaAlarms.Architecture.Tests.Support;

/// <summary>Files of the repository that the tests stand in, by paths with forward slashes.</summary>
internal static class Repository
{
    private static readonly string[] Passed =
        [".git", "bin", "obj", "target", "artifacts", "TestResults", "BenchmarkDotNet.Artifacts"];

    public static string Folder { get; } = Find(new DirectoryInfo(AppContext.BaseDirectory));

    /// <summary>Every file that is written by hand or committed, relative to the repository.</summary>
    public static IReadOnlyList<string> Files { get; } = [.. List(new DirectoryInfo(Folder)).Order(StringComparer.Ordinal)];

    public static string Read(string path) => File.ReadAllText(Path.Combine(Folder, path));

    public static bool Exists(string path)
    {
        string full = Path.GetFullPath(Path.Combine(Folder, path));
        return File.Exists(full) || Directory.Exists(full);
    }

    /// <summary>Names of the folders in a folder.</summary>
    public static IEnumerable<string> FoldersIn(string path) =>
        new DirectoryInfo(Path.Combine(Folder, path)).EnumerateDirectories().Select(folder => folder.Name).Except(Passed);

    /// <summary>Folders in a folder and in those, however deep, by their paths below it.</summary>
    public static IEnumerable<string> FoldersBelow(string path) =>
        FoldersIn(path).SelectMany(name => FoldersBelow($"{path}/{name}").Select(inner => $"{name}/{inner}").Prepend(name));

    private static IEnumerable<string> List(DirectoryInfo folder)
    {
        foreach (FileInfo file in folder.EnumerateFiles())
            yield return Path.GetRelativePath(Folder, file.FullName).Replace('\\', '/');
        foreach (DirectoryInfo inner in folder.EnumerateDirectories().Where(inner => !Passed.Contains(inner.Name)))
        {
            foreach (string path in List(inner)) yield return path;
        }
    }

    private static string Find(DirectoryInfo? folder)
    {
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "global.json"))) folder = folder.Parent;
        return folder?.FullName ?? throw new InvalidOperationException("These tests run inside the repository.");
    }
}
