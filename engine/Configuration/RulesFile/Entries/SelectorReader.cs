using System.Collections.Immutable;
using KafkaAlarms.Engine.Configuration.RulesFile.Nodes;
using KafkaAlarms.Engine.Model.Rules;

namespace KafkaAlarms.Engine.Configuration.RulesFile.Entries;

/// <summary>Reads <c>sensors</c> and <c>where</c>.</summary>
internal static class SelectorReader
{
    public static SensorSelector Read(FileNode node)
    {
        ImmutableArray<Glob> sensors = [.. Texts(node.Find("sensors")).Select(text => new Glob(text))];
        ImmutableArray<LabelMatch> where = node.Find("where") is { IsObject: true } labels
            ? [.. labels.Items.Select(label => new LabelMatch(label.Key!, [.. Texts(label)]))]
            : [];
        return new(sensors, where);
    }

    private static IEnumerable<string> Texts(FileNode? node)
    {
        if (node is { IsText: true }) return [node.Text];
        return node is { IsArray: true } ? node.Items.Where(item => item.IsText).Select(item => item.Text) : [];
    }
}
