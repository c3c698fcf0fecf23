using System.Collections.Immutable;
using System.Text.Json;
using KafkaAlarms.Engine.Configuration.RulesFile.Keys;
using KafkaAlarms.Engine.Configuration.RulesFile.Nodes;
using KafkaAlarms.Engine.Errors;
using KafkaAlarms.Engine.Model.Rules;
using KafkaAlarms.Engine.Model.Text;

namespace KafkaAlarms.Engine.Configuration.RulesFile.Tables;

/// <summary>Puts the rows of each sensor together to one override.</summary>
internal sealed class TableOverrides(RulesFileReport report)
{
    private static readonly ImmutableArray<string> Levels =
        [.. LevelNames.Ascending.Reverse().Select(known => known.Name)];

    private readonly Dictionary<string, FileNode> bySensor = new(StringComparer.Ordinal);
    private readonly Dictionary<(string Sensor, string Level), int> lines = [];
    private readonly List<FileNode> inOrder = [];
    private FileNode current = null!;
    private string level = "";

    /// <summary>Begins a row.</summary>
    /// <param name="sensor">The sensor, or a pattern.</param>
    /// <param name="ofLevel">The level that the row is about; null or empty: the rule.</param>
    /// <returns>False when the row is not about anything.</returns>
    public bool Begin(TableCell sensor, TableCell? ofLevel)
    {
        level = ofLevel?.Text ?? "";
        if (sensor.Text.Length == 0)
            report.Add(ErrorCode.RulesTableRow, sensor.At, "The row names no sensor.", "Write its id, or a pattern.");
        else if (level.Length > 0 && !Levels.Contains(level))
            report.Add(
                ErrorCode.RulesTableRow,
                ofLevel!.Value.At,
                $"There is no level {level}.",
                NearestName.Advice(level, Levels));
        else if (!lines.TryAdd((sensor.Text, level), sensor.At.Line))
            report.Add(
                ErrorCode.RulesTableTwice,
                sensor.At,
                $"The row of {sensor.Text}{(level.Length > 0 ? " " + level : "")} stands in line"
                + $" {lines[(sensor.Text, level)]} already.",
                "Remove one of the two.");
        else
        {
            current = OverrideOf(sensor);
            return true;
        }

        return false;
    }

    /// <summary>Adds a cell to the row.</summary>
    /// <param name="column">The key that it gives.</param>
    /// <param name="cell">Not empty.</param>
    public void Add(TableColumn column, TableCell cell)
    {
        bool isOfLevel = column.IsOfLevel && level.Length > 0;
        if (isOfLevel || column.IsOfRule)
            Put(isOfLevel ? ["levels", level, column.Name] : column.Path, column, cell);
        else
            report.Add(
                ErrorCode.RulesTableRow,
                cell.At,
                $"The key {column.Name} belongs to a level, and the row names none.",
                $"Name it in a column level, or call the column levels.hi.{column.Name}.");
    }

    /// <summary>The overrides: those for patterns as they stand in the table, then those for whole ids.</summary>
    public ImmutableArray<FileNode> InOrder() => [.. inOrder.OrderBy(node => new Glob(SensorOf(node)).IsExact)];

    /// <summary>The sensor, or pattern, of an override.</summary>
    public static string SensorOf(FileNode node) => node.Items[0].Items[0].Text;

    private FileNode OverrideOf(TableCell sensor)
    {
        if (bySensor.TryGetValue(sensor.Text, out FileNode? known)) return known;
        FileNode root = new() { Kind = JsonValueKind.Object, Position = sensor.At };
        FileNode sensors =
            new() { Kind = JsonValueKind.Array, Position = sensor.At, Parent = root, Key = "sensors" };
        sensors.Items =
            [new() { Kind = JsonValueKind.String, Position = sensor.At, Parent = sensors, Text = sensor.Text }];
        root.Items = [sensors];
        bySensor.Add(sensor.Text, root);
        inOrder.Add(root);
        return root;
    }

    private void Put(ImmutableArray<string> path, TableColumn column, TableCell cell)
    {
        if (CellReader.Removes(cell.Text)) path = Removed(path);
        FileNode parent = ParentOf(path, cell);
        FileNode node = CellReader.Read(cell.Text, column.Shape, (parent, path[^1], cell.At));
        FileNode? other = parent.IsObject ? parent.Find(node.Key!) : parent;
        if (other is null)
        {
            parent.Items = parent.Items.Add(node);
            if (!node.IsNull) column.Shape?.Check(node, report);
        }
        else if (other.Kind != node.Kind || other.Text != node.Text)
            report.Add(
                ErrorCode.RulesTableTwice,
                cell.At,
                $"The sensor has another {column.Name} in line {other.Position.Line}.",
                "Give it one value.");
    }

    /// <summary>The object that a value stands in; what else stands there, where that is none.</summary>
    private FileNode ParentOf(ImmutableArray<string> path, TableCell cell)
    {
        FileNode parent = current;
        foreach (string key in path[..^1])
        {
            if (!parent.IsObject) break;
            FileNode? next = parent.Find(key);
            if (next is null)
            {
                next = new() { Kind = JsonValueKind.Object, Position = cell.At, Parent = parent, Key = key };
                parent.Items = parent.Items.Add(next);
            }

            parent = next;
        }

        return parent;
    }

    /// <summary>What a cell <c>null</c> removes: an object that cannot be without the key goes with it.</summary>
    private static ImmutableArray<string> Removed(ImmutableArray<string> path) =>
        path is ["levels", _, "limit"] or ["no_data", "after"] ? path[..^1] : path;
}
