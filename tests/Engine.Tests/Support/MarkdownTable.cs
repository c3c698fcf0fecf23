namespace KafkaAlarms.Engine.Tests.Support;

/// <summary>Reads tables of pages, so that tests can hold the engine to them.</summary>
internal static class MarkdownTable
{
    /// <summary>The rows of all tables that have the columns given, others too; each cell by its column's heading.</summary>
    public static IEnumerable<IReadOnlyDictionary<string, string>> Rows(string page, params string[] columns)
    {
        string[]? header = null;
        foreach (string line in page.Split('\n'))
        {
            if (!line.StartsWith('|'))
            {
                header = null;
                continue;
            }

            string[] cells = [.. line.Trim('|', ' ').Split('|').Select(cell => cell.Trim())];
            if (line.StartsWith("| |", StringComparison.Ordinal)) cells = ["", .. cells];
            if (header is null) header = cells;
            else if (!cells.All(cell => cell.StartsWith("---", StringComparison.Ordinal)) && columns.All(header.Contains))
                yield return header.Zip(cells).ToDictionary(pair => pair.First, pair => pair.Second);
        }
    }
}
