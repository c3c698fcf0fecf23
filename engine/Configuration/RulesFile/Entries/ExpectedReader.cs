using System.Collections.Immutable;
using KafkaAlarms.Engine.Configuration.RulesFile.Nodes;
using KafkaAlarms.Engine.Errors;
using KafkaAlarms.Engine.Model.Rules;

namespace KafkaAlarms.Engine.Configuration.RulesFile.Entries;

/// <summary>Reads the sensors that are watched before they were ever heard.</summary>
internal static class ExpectedReader
{
    /// <summary>Reads <c>no_data.expected</c> of an entry and checks each id against its <c>sensors</c>.</summary>
    public static ImmutableSortedSet<string> Read(FileNode entry, SensorSelector selector, RulesFileReport report)
    {
        if (entry.Find("no_data")?.Find("expected") is not { IsArray: true } list) return [];
        HashSet<string> known = new(StringComparer.Ordinal);
        foreach (FileNode item in list.Items.Where(item => item.IsText && item.Text.Length > 0))
        {
            if (!known.Add(item.Text))
                Refuse(report, item, "stands in the list twice", "Remove one of the two.");
            else if (!new Glob(item.Text).IsExact)
                Refuse(report, item, "is a pattern", "Write each sensor's whole id.");
            else if (!selector.MatchesSensor(item.Text))
                Refuse(report, item, "is no sensor of this rule", "Correct it, or add it to sensors.");
        }

        return known.ToImmutableSortedSet(StringComparer.Ordinal);
    }

    private static void Refuse(RulesFileReport report, FileNode item, string what, string change) =>
        report.Add(ErrorCode.RuleExpectedRefused, item, $"The expected sensor {item.Text} {what}.", change);
}
