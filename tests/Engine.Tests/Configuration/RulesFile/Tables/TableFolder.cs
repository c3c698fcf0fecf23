using System.Text;
using KafkaAlarms.Engine.Configuration.RulesFile;
using KafkaAlarms.Engine.Model.Rules;

namespace KafkaAlarms.Engine.Tests.Configuration.RulesFile.Tables;

/// <summary>A folder with a rules file of one rule and its table.</summary>
internal sealed class TableFolder : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("tables-");

    /// <summary>The rule of most tests, with limits of its own.</summary>
    public const string Boiler =
        """
        {"id": "boiler", "type": "limits", "sensors": ["boiler-*"], "table": "limits.csv",
         "levels": {"hihi": {"limit": 95}, "hi": {"limit": 80, "deadband": 2}}, "no_data": {"after": "5m"}}
        """;

    public string RulesFile => Path.Combine(folder.FullName, "rules.json");

    public TableFolder Write(string table) => Write(Encoding.UTF8.GetBytes(table));

    public TableFolder Write(byte[] table, string name = "limits.csv")
    {
        File.WriteAllBytes(Path.Combine(folder.FullName, name), table);
        return this;
    }

    /// <summary>Loads a rules file of one rule.</summary>
    public RulesFileResult Load(string rule = Boiler) => LoadFile($$"""{"rules": [{{rule}}]}""");

    /// <summary>Loads a rules file.</summary>
    public RulesFileResult LoadFile(string rules)
    {
        File.WriteAllText(RulesFile, rules);
        return RulesFileLoader.Load(RulesFile, Some.Types, Some.PluginsHash);
    }

    /// <summary>The one rule of a file that loads.</summary>
    public RuleEntry Rule(string rule = Boiler) =>
        Load(rule) is { Rules: { } rules } ? rules.Rules.Single() : throw new InvalidOperationException(Problems(rule));

    /// <summary>The variant that counts for a sensor, whatever its labels; null: the entry itself.</summary>
    public RuleVariant? Of(string sensor, string rule = Boiler)
    {
        RuleEntry entry = Rule(rule);
        int[] fitting = [.. entry.BySensor.Fitting(sensor)];
        return fitting.Length == 0 ? null : entry.Overrides[fitting[0]];
    }

    /// <summary>The problems, one a line, without the folder.</summary>
    public string Problems(string rule = Boiler) =>
        Some.Listed(Load(rule)).Replace(folder.FullName + Path.DirectorySeparatorChar, "");

    public void Dispose() => folder.Delete(recursive: true);
}
