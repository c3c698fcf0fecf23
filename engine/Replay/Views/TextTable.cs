namespace KafkaAlarms.Engine.Replay.Views;

/// <summary>Rows of cells, written in columns of their widths.</summary>
internal sealed class TextTable
{
    private readonly List<string[]> rows = [];

    /// <summary>Adds a row; the last cell of a row may be of any length.</summary>
    public void Add(params string[] cells) => rows.Add(cells);

    /// <summary>Writes all rows.</summary>
    /// <param name="output">Takes the lines.</param>
    /// <param name="rightAligned">Columns of numbers, from 0.</param>
    public void Write(TextWriter output, params int[] rightAligned)
    {
        int columns = rows.Max(row => row.Length);
        int[] widths =
        [
            .. Enumerable.Range(0, columns)
                .Select(i => rows.Where(row => i < row.Length).Max(row => row[i].Length)),
        ];
        foreach (string[] row in rows)
        {
            IEnumerable<string> cells = row.Select((cell, i) =>
                rightAligned.Contains(i) ? cell.PadLeft(widths[i]) : cell.PadRight(widths[i]));
            output.WriteLine(string.Join("  ", cells).TrimEnd());
        }
    }
}
