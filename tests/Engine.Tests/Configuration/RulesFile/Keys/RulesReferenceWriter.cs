using System.Text;
using KafkaAlarms.Engine.Configuration.RulesFile.Keys;
using KafkaAlarms.Engine.Configuration.RulesFile.Shapes;

namespace KafkaAlarms.Engine.Tests.Configuration.RulesFile.Keys;

/// <summary>Makes the tables of docs/rules-file.md from the table of keys.</summary>
internal static class RulesReferenceWriter
{
    public const string Begin = "<!-- generated: keys -->\n";
    public const string End = "<!-- end of generated -->";

    /// <summary>The page with its tables made afresh.</summary>
    public static string Renew(string page)
    {
        int begin = page.IndexOf(Begin, StringComparison.Ordinal) + Begin.Length;
        int end = page.IndexOf(End, StringComparison.Ordinal);
        return page[..begin] + Tables() + page[end..];
    }

    private static string Tables()
    {
        StringBuilder text = new();
        Append(text, "The file", [.. KeyTable.File.Keys]);
        KeyDeclaration[] raising = [.. KeyTable.Raising];
        Append(text, "A rule", [.. KeyTable.Rule.Keys.Where(key => !raising.Contains(key))]);
        Append(text, "A rule or a level: how a verdict becomes an event", raising);
        Append(text, "`levels`", [.. KeyTable.Levels.Keys]);
        Append(text, "A level, besides those above", [.. KeyTable.Level.Keys.Where(key => !raising.Contains(key))]);
        Append(text, "`no_data`", [.. KeyTable.NoData.Keys]);
        Append(text, "`guidance`", [.. KeyTable.Guidance.Keys]);
        return text.ToString();
    }

    private static void Append(StringBuilder text, string title, KeyDeclaration[] keys)
    {
        text.Append("### ").Append(title).Append("\n\n");
        text.Append("| key | meaning | type and range | default | in an override | example |\n|---|---|---|---|---|---|\n");
        foreach (KeyDeclaration key in keys)
        {
            string range = key.Shape.Range.Length == 0 ? "" : $": {key.Shape.Range}";
            string fallback = key.IsRequired ? "required" : key.Default;
            string overridable = !key.IsOverridable ? "no" : key.IsMerged ? "yes" : "its own";
            text.Append($"| `{key.Name}` | {key.Meaning} | {key.Shape.Words}{range} | {fallback} | {overridable} | `{key.Example}` |\n");
        }

        text.Append('\n');
    }
}
