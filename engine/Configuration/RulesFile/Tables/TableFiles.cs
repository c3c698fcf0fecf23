using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;

namespace KafkaAlarms.Engine.Configuration.RulesFile.Tables;

/// <summary>The tables that a rules file names, each read once: what is loaded is what is in the hash.</summary>
internal sealed class TableFiles
{
    private readonly ImmutableSortedDictionary<string, TableFile> tables;

    private TableFiles(ImmutableSortedDictionary<string, TableFile> tables) => this.tables = tables;

    /// <summary>Reads the tables.</summary>
    /// <param name="rules">The rules file, as it is on disk.</param>
    /// <param name="path">Where that lies: the tables lie beside it.</param>
    public static TableFiles Read(ReadOnlySpan<byte> rules, string path)
    {
        string folder = Path.GetDirectoryName(path) ?? "";
        return new(TableNames.In(rules).ToImmutableSortedDictionary(
            name => name, name => TableFile.Read(Path.Combine(folder, name)), StringComparer.Ordinal));
    }

    /// <summary>A table by its name; null for what is no name of a table.</summary>
    public TableFile? Find(string name) => tables.GetValueOrDefault(name);

    /// <summary>Adds the names and contents of all tables to a hash; nothing where there is no table.</summary>
    public void AddTo(IncrementalHash hash)
    {
        foreach ((string name, TableFile table) in tables)
        {
            hash.AppendData([0]);
            hash.AppendData(SHA256.HashData(Encoding.UTF8.GetBytes(name)));
            // A table that cannot be read is another set than an empty one.
            if (table.Bytes is { } bytes) hash.AppendData(SHA256.HashData(bytes));
        }
    }
}
