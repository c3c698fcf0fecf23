using System.Collections.Immutable;
using KafkaAlarms.Engine.Configuration.Sources;
using KafkaAlarms.Engine.Errors;

namespace KafkaAlarms.Engine.Configuration.RulesFile.Nodes;

/// <summary>All problems of one rules file and its tables, each with the place where it stands.</summary>
internal sealed class RulesFileReport
{
    /// <summary>Problems of one table that are told: a wrong column of a long one is a problem in each row.</summary>
    internal const int MostOfOneTable = 100;

    private readonly string file;
    private readonly List<(FilePosition Position, Problem Problem)> found;
    private readonly HashSet<(string? File, int Offset, ErrorCode Code, string What)> reported;
    private readonly Dictionary<string, int> ofTables;
    private readonly FileNode? overriding;

    public RulesFileReport(string file)
    {
        this.file = file;
        found = [];
        reported = [];
        ofTables = [];
    }

    private RulesFileReport(RulesFileReport whole, FileNode overriding)
    {
        file = whole.file;
        found = whole.found;
        reported = whole.reported;
        ofTables = whole.ofTables;
        this.overriding = overriding;
    }

    /// <summary>The problems in the order of the file, then those of each table.</summary>
    public ImmutableArray<Problem> Problems =>
    [
        .. found.OrderBy(entry => entry.Position.File, StringComparer.Ordinal)
            .ThenBy(entry => entry.Position.Offset)
            .Select(entry => entry.Problem),
        .. ofTables.Where(table => table.Value > MostOfOneTable).Select(table => new Problem(
            ErrorCode.RulesTableRow, table.Key, $"The table has {table.Value - MostOfOneTable} more problems.")),
    ];

    /// <summary>Grows with each problem.</summary>
    public int Count => reported.Count;

    /// <summary>The same report while the result of an override is checked.</summary>
    /// <remarks>A problem that the entry has by itself is not told again; any other is told at the override.</remarks>
    public RulesFileReport Inside(FileNode node) => new(this, node);

    /// <summary>Adds a problem at a key, element or object, once.</summary>
    public void Add(ErrorCode code, FileNode at, string what, string change = "")
    {
        if (!IsNew(code, at, what)) return;
        FileNode told = overriding is null || IsInside(overriding, at) ? at : overriding;
        if (!ReferenceEquals(told, at) && !IsNew(code, told, what)) return;
        string path = told.Path.Length == 0 ? "" : " " + told.Path;
        Add(told.Position, new(code, Place(told.Position) + path, what, change));
    }

    /// <summary>Adds a problem at a place that belongs to no key.</summary>
    public void Add(ErrorCode code, FilePosition at, string what, string change = "") =>
        Add(at, new(code, Place(at), what, change));

    /// <summary>Where a problem of two nodes is told: at the one that the override wrote, else the first.</summary>
    public FileNode Choose(FileNode first, FileNode second) =>
        overriding is not null && !IsInside(overriding, first) && IsInside(overriding, second) ? second : first;

    private bool IsNew(ErrorCode code, FileNode at, string what) =>
        reported.Add((at.Position.File, at.Position.Offset, code, what));

    private void Add(FilePosition at, Problem problem)
    {
        if (at.File is { } table)
        {
            int count = ofTables.GetValueOrDefault(table) + 1;
            ofTables[table] = count;
            if (count > MostOfOneTable) return;
        }

        found.Add((at, problem));
    }

    /// <summary>Tells whether a node stands in an override's own text.</summary>
    private static bool IsInside(FileNode overriding, FileNode node)
    {
        FileNode? outer = node;
        while (outer is not null && !ReferenceEquals(outer, overriding)) outer = outer.Parent;
        return outer is not null;
    }

    private string Place(FilePosition at) => $"{at.File ?? file}({at.Line},{at.Column})";
}
