using System.Text;
using System.Text.RegularExpressions;
using KafkaAlarms.Chart.Tests.Rendering;

namespace KafkaAlarms.Chart.Tests.Snapshots;

/// <summary>The chart's README: its head, and a table of every value with its comment.</summary>
internal static partial class ChartPage
{
    public static string Write()
    {
        StringBuilder page = new(Repository.Read($"{Repository.Chart}/README.md.head"));
        page.Append("\n| value | default | what it is |\n|---|---|---|\n");
        foreach ((string path, string value, string comment) in Values())
            page.Append($"| `{path}` | {(value.Length == 0 ? "" : $"`{value}`")} | {comment} |\n");
        return page.ToString();
    }

    /// <summary>Paths of all values.</summary>
    public static IEnumerable<string> Paths() => Values().Select(value => value.Path);

    /// <summary>Leaves of the values file, and objects that have a comment.</summary>
    private static IEnumerable<(string Path, string Value, string Comment)> Values()
    {
        List<string> path = [];
        string comment = "";
        foreach (string line in Repository.Read($"{Repository.Chart}/values.yaml").Split('\n'))
        {
            if (Comment().Match(line) is { Success: true } said) comment = said.Groups[1].Value;
            if (Key().Match(line) is not { Success: true } key) continue;
            int depth = key.Groups[1].Length / 2;
            path.RemoveRange(depth, path.Count - depth);
            path.Add(key.Groups[2].Value);
            string value = key.Groups[3].Value.Trim();
            if (value.Length > 0 || comment.Length > 0) yield return (string.Join('.', path), value, comment);
            comment = "";
        }
    }

    [GeneratedRegex("^ *# -- (.*)$")]
    private static partial Regex Comment();

    [GeneratedRegex("^((?:  )*)([A-Za-z][A-Za-z0-9.]*):(.*)$")]
    private static partial Regex Key();
}
