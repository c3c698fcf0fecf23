using System.Collections.Immutable;
using System.Text;
using KafkaAlarms.Engine.Configuration.RulesFile.Nodes;
using KafkaAlarms.Engine.Configuration.Sources;
using KafkaAlarms.Engine.Csv;
using KafkaAlarms.Engine.Errors;
using KafkaAlarms.Engine.Model.Text;

namespace KafkaAlarms.Engine.Configuration.RulesFile.Tables;

/// <summary>What the columns of a table are, by its header.</summary>
internal sealed class TableColumns
{
    private const char Remark = '#';
    private const string Example = "The first line must name the columns, such as sensor,level,limit.";

    private readonly ImmutableArray<string> names;

    private TableColumns(ImmutableArray<string> names)
    {
        this.names = names;
        Sensor = names.IndexOf(ColumnNames.Sensor);
        Level = names.IndexOf(ColumnNames.Level);
        Keys = [.. names.Select((name, i) => names.IndexOf(name) == i ? ColumnNames.Find(name) : null)];
    }

    public int Count => names.Length;

    /// <summary>Column of the sensors.</summary>
    public int Sensor { get; }

    /// <summary>Column of the levels; -1: none.</summary>
    public int Level { get; }

    /// <summary>The key that each column gives; null for the columns above and for those that are left out.</summary>
    public ImmutableArray<TableColumn?> Keys { get; }

    /// <summary>Tells whether a column has no name, so that nothing may stand in it.</summary>
    public bool IsNameless(int column) => names[column].Length == 0;

    /// <summary>Reads the header, which also tells the delimiter.</summary>
    /// <param name="rows">Before its first row.</param>
    /// <param name="positions">Walks the table along.</param>
    /// <param name="report">Takes what is wrong with it.</param>
    /// <returns>Null when rows cannot be told apart without what is missing.</returns>
    public static TableColumns? Read(CsvReader rows, ref TablePositions positions, RulesFileReport report)
    {
        if (!rows.ReadHeader())
        {
            report.Add(ErrorCode.RulesTableColumns, positions.MoveTo(0), "The table is empty.", Example);
            return null;
        }

        TableColumns columns = new([.. Enumerable.Range(0, rows.Count).Select(i => NameOf(rows[i]))]);
        FilePosition start = positions.MoveTo(rows.OffsetOf(0));
        if (rows.Fault is null) columns.Check(rows, ref positions, report);
        string? fault = rows.Fault ?? (columns.Sensor < 0 ? "There is no column sensor." : null);
        if (fault is null) return columns;
        report.Add(ErrorCode.RulesTableColumns, start, fault, Example);
        return null;
    }

    private static string NameOf(ReadOnlySpan<byte> cell) => Encoding.UTF8.GetString(cell).Trim();

    private void Check(CsvReader rows, ref TablePositions positions, RulesFileReport report)
    {
        for (int i = 0; i < names.Length; i++)
        {
            FilePosition at = positions.MoveTo(rows.OffsetOf(i));
            string name = names[i];
            if (name.Length == 0 || name[0] == Remark) continue;
            if (names.IndexOf(name) < i)
                report.Add(
                    ErrorCode.RulesTableColumns, at, $"The column {name} stands in the table twice.", "Remove one.");
            else if (Keys[i] is null && i != Sensor && i != Level)
                report.Add(
                    ErrorCode.RulesTableColumns,
                    at,
                    $"The column {name} is unknown.",
                    $"{NearestName.Advice(name, ColumnNames.Known)} A remark's name begins with #.");
        }
    }
}
