using System.Collections.Immutable;
using KafkaAlarms.Engine.Configuration.RulesFile.Nodes;
using KafkaAlarms.Engine.Configuration.RulesFile.Tables;
using KafkaAlarms.Engine.Errors;
using KafkaAlarms.Engine.Model.Rules;
using KafkaAlarms.Engine.Model.Text;

namespace KafkaAlarms.Engine.Configuration.RulesFile.Entries;

/// <summary>Reads one entry of the file with all its overrides.</summary>
/// <remarks>Shapes were checked before: a value of the wrong shape is read as absent and not reported again.</remarks>
internal sealed class RuleReader(IReadOnlyList<RuleType> types, TableFiles tables, RulesFileReport report)
{
    /// <summary>Reads and checks an entry.</summary>
    /// <returns>Null without a known type; whatever is wrong is in the report.</returns>
    public RuleSource? Read(FileNode entry)
    {
        RuleType? type = FindType(entry);
        VariantReader reader = new(type, entry);
        RuleVariant variant = reader.ReadEntry(report);
        ImmutableArray<FileNode> nodes =
            [.. Overrides(entry), .. RuleTable.Read(entry, (variant.Selector, type), tables, report)];
        ImmutableArray<RuleVariant> overrides = [.. nodes.Select(node => reader.ReadOverride(node, report))];
        ImmutableSortedSet<string> expected = ExpectedReader.Read(entry, variant.Selector, report);
        if (type is null) return null;
        return new(new(entry.Find("id")?.Text ?? "", type, variant, overrides, expected), entry, nodes);
    }

    private static IEnumerable<FileNode> Overrides(FileNode entry) =>
        entry.Find("overrides") is { IsArray: true } list ? list.Items.Where(item => item.IsObject) : [];

    private RuleType? FindType(FileNode entry)
    {
        if (entry.Find("type") is not { IsText: true } node) return null;
        RuleType? type = types.FirstOrDefault(known => known.Id == node.Text);
        if (type is null)
        {
            report.Add(
                ErrorCode.RuleTypeUnknown,
                node,
                $"No plug-in declares the rule type {node.Text}.",
                types.Count == 0
                    ? "Install the plug-in: none is loaded."
                    : NearestName.Advice(node.Text, [.. types.Select(known => known.Id)]));
        }

        return type;
    }
}
