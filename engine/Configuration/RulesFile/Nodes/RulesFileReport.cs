using System.Collections.Immutable;
using KafkaAlarms.Engine.Configuration.Sources;
using KafkaAlarms.Engine.Errors;

namespace KafkaAlarms.Engine.Configuration.RulesFile.Nodes;

/// <summary>All problems of one rules file, each with the place where it stands.</summary>
internal sealed class RulesFileReport
{
    private readonly string file;
    private readonly List<(FilePosition Position, Problem Problem)> found;
    private readonly HashSet<(int Offset, ErrorCode Code, string What)> reported;
    private readonly FileNode? overriding;

    public RulesFileReport(string file)
    {
        this.file = file;
        found = [];
        reported = [];
    }

    private RulesFileReport(RulesFileReport whole, FileNode overriding)
    {
        file = whole.file;
        found = whole.found;
        reported = whole.reported;
        this.overriding = overriding;
    }

    /// <summary>The problems in the order of the file.</summary>
    public ImmutableArray<Problem> Problems =>
        [.. found.OrderBy(entry => entry.Position.Offset).Select(entry => entry.Problem)];

    /// <summary>The same report while the result of an override is checked.</summary>
    /// <remarks>A problem that the entry has by itself is not told again; any other is told at the override.</remarks>
    public RulesFileReport Inside(FileNode node) => new(this, node);

    /// <summary>Adds a problem at a key, element or object, once.</summary>
    public void Add(ErrorCode code, FileNode at, string what, string change = "")
    {
        if (!reported.Add((at.Position.Offset, code, what))) return;
        FileNode told = overriding is null || IsInside(overriding, at) ? at : overriding;
        if (!ReferenceEquals(told, at) && !reported.Add((told.Position.Offset, code, what))) return;
        string path = told.Path.Length == 0 ? "" : " " + told.Path;
        found.Add((told.Position, new(code, Place(told.Position) + path, what, change)));
    }

    /// <summary>Adds a problem at a place that belongs to no key.</summary>
    public void Add(ErrorCode code, FilePosition at, string what, string change = "") =>
        found.Add((at, new(code, Place(at), what, change)));

    /// <summary>Where a problem of two nodes is told: at the one that the override wrote, else the first.</summary>
    public FileNode Choose(FileNode first, FileNode second) =>
        overriding is not null && !IsInside(overriding, first) && IsInside(overriding, second) ? second : first;

    /// <summary>Tells whether a node stands in an override's own text.</summary>
    private static bool IsInside(FileNode overriding, FileNode node) =>
        node.Position.Offset >= overriding.Position.Offset && node.Position.Offset < overriding.End;

    private string Place(FilePosition at) => $"{file}({at.Line},{at.Column})";
}
