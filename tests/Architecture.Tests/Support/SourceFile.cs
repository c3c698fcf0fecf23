using System.Text.RegularExpressions;

namespace KafkaAlarms.Architecture.Tests.Support;

/// <summary>One C# file.</summary>
/// <param name="Path">Relative to the repository.</param>
/// <param name="Text">All of it.</param>
internal sealed partial record SourceFile(string Path, string Text)
{
    /// <summary>Every C# file of the repository.</summary>
    public static IReadOnlyList<SourceFile> All { get; } =
        [.. Repository.Files.Where(path => path.EndsWith(".cs", StringComparison.Ordinal)).Select(Open)];

    /// <summary>Files of the engine, the SDK and the sample rules.</summary>
    public static IEnumerable<SourceFile> OfProduct => In("engine", "rules-sdk", "sample-rules");

    public string Folder => System.IO.Path.GetDirectoryName(Path)!.Replace('\\', '/');

    public string[] Lines => Text.TrimEnd('\n').Split('\n');

    /// <summary>Namespace that the file declares, or nothing.</summary>
    public string Namespace => NamespaceLine().Match(Text).Groups[1].Value;

    /// <summary>Names of the types that stand at the left margin.</summary>
    public IEnumerable<string> TypeNames => TypeLine().Matches(Text).Select(match => match.Groups[1].Value);

    /// <summary>True for a program that is statements alone, with no type around them.</summary>
    public bool IsProgramOfStatements => Path.EndsWith("/Program.cs", StringComparison.Ordinal) && !TypeNames.Any();

    /// <summary>Files below folders of the repository.</summary>
    public static IEnumerable<SourceFile> In(params string[] folders) =>
        All.Where(file => folders.Any(folder => file.Path.StartsWith(folder + "/", StringComparison.Ordinal)));

    private static SourceFile Open(string path) => new(path, Repository.Read(path));

    [GeneratedRegex(@"^namespace ([\w.]+);", RegexOptions.Multiline)]
    private static partial Regex NamespaceLine();

    [GeneratedRegex(
        @"^(?:(?:public|internal|file|sealed|static|abstract|readonly|ref|unsafe|partial) )*"
        + @"(?:class|interface|enum|struct|record(?: struct| class)?|delegate \S+) (\w+)",
        RegexOptions.Multiline)]
    private static partial Regex TypeLine();
}
