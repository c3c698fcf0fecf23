using System.Collections.Immutable;
using System.Text;
using KafkaAlarms.Engine.Configuration.RulesFile.Nodes;
using KafkaAlarms.Engine.Configuration.Sources;
using KafkaAlarms.Engine.Csv;
using KafkaAlarms.Engine.Errors;

namespace KafkaAlarms.Engine.Configuration.RulesFile.Tables;

/// <summary>Reads the overrides of a rule from a table.</summary>
internal sealed class TableReader
{
    private readonly TableColumns columns;
    private readonly ImmutableArray<TableColumn?> keys;
    private readonly TableOverrides overrides;
    private readonly RulesFileReport report;

    private TableReader(TableColumns columns, Func<TableColumn, TableColumn> judged, RulesFileReport report)
    {
        this.columns = columns;
        this.report = report;
        keys = [.. columns.Keys.Select(key => key is null ? null : judged(key))];
        overrides = new TableOverrides(report);
    }

    /// <summary>Reads a table.</summary>
    /// <param name="path">Where it lies.</param>
    /// <param name="bytes">Valid UTF-8.</param>
    /// <param name="judged">A column as the rule type reads it.</param>
    /// <param name="report">Takes the problems.</param>
    /// <returns>An override for each sensor, as a rules file would have it: those for patterns first, so that a whole
    /// id counts wherever its row stands.</returns>
    public static ImmutableArray<FileNode> Read(
        string path, byte[] bytes, Func<TableColumn, TableColumn> judged, RulesFileReport report)
    {
        int mark = bytes.AsSpan().StartsWith("\uFEFF"u8) ? 3 : 0;
        TablePositions positions = new(bytes.AsSpan(mark), path);
        using LineReader lines = new(new MemoryStream(bytes, mark, bytes.Length - mark), RulesFileReader.MaxBytes);
        CsvReader rows = new(lines, RulesFileReader.MaxBytes);
        if (TableColumns.Read(rows, ref positions, report) is not { } columns) return [];
        TableReader reader = new(columns, judged, report);
        bool hasRows = false;
        for (; rows.Read(); hasRows = true) reader.Add(rows, ref positions);
        if (!hasRows)
            report.Add(
                ErrorCode.RulesTableColumns,
                positions.MoveTo(bytes.Length - mark),
                "The table has no row below its header.",
                "Write a row for each sensor, or remove the key table.");
        return reader.overrides.InOrder();
    }

    private void Add(CsvReader rows, ref TablePositions positions)
    {
        FilePosition start = positions.MoveTo(rows.OffsetOf(0));
        if (rows.Fault is { } fault)
        {
            report.Add(ErrorCode.RulesTableRow, start, fault, "Write a quote inside of quotes twice.");
            return;
        }

        if (rows.Count != columns.Count)
        {
            report.Add(
                ErrorCode.RulesTableRow,
                start,
                $"The row has {rows.Count} cells and the header {columns.Count}.",
                "Write a cell for each column, an empty one for no value; put texts with the delimiter in quotes.");
            return;
        }

        TableCell[] cells = new TableCell[rows.Count];
        for (int i = 0; i < cells.Length; i++)
            cells[i] = new(Encoding.UTF8.GetString(rows[i]).Trim(), positions.MoveTo(rows.OffsetOf(i)));
        Add(cells);
    }

    private void Add(TableCell[] cells)
    {
        TableCell? level = columns.Level < 0 ? null : cells[columns.Level];
        if (!overrides.Begin(cells[columns.Sensor], level)) return;
        for (int i = 0; i < cells.Length; i++)
        {
            if (cells[i].Text.Length == 0) continue;
            if (keys[i] is { } key) overrides.Add(key, cells[i]);
            else if (columns.IsNameless(i))
                report.Add(
                    ErrorCode.RulesTableRow, cells[i].At, "The cell stands in a column without a name.", "Name it.");
        }
    }
}
