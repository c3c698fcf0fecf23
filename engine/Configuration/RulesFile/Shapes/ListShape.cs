using KafkaAlarms.Engine.Configuration.RulesFile.Nodes;

namespace KafkaAlarms.Engine.Configuration.RulesFile.Shapes;

/// <summary>An array.</summary>
/// <param name="Item">Shape of each element.</param>
/// <param name="Plural">The elements in words.</param>
/// <param name="MayBeEmpty">False: at least one element.</param>
internal sealed record ListShape(Shape Item, string Plural, bool MayBeEmpty = false) : Shape
{
    public override string Words => $"an array of {Plural}";

    public override string Range => MayBeEmpty ? "" : "one or more";

    public override void Check(FileNode node, RulesFileReport report)
    {
        if (!node.IsArray)
        {
            report.WrongType(node, this, "Write it in square brackets, like [...].");
            return;
        }

        if (node.Items.IsEmpty && !MayBeEmpty)
            report.NotAllowed(node, "is an empty array", "Write one or more elements, or remove the key.");
        foreach (FileNode item in node.Items) Item.Check(item, report);
    }
}
