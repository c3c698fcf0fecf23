using KafkaAlarms.Engine.Configuration.RulesFile.Nodes;

namespace KafkaAlarms.Engine.Configuration.RulesFile.Shapes;

/// <summary>An object with keys of the operator's choice.</summary>
/// <param name="Value">Shape of each value.</param>
/// <param name="Contents">Keys and values in words.</param>
internal sealed record MapShape(Shape Value, string Contents) : Shape
{
    public override string Words => $"an object of {Contents}";

    public override void Check(FileNode node, RulesFileReport report)
    {
        if (!node.IsObject)
        {
            report.WrongType(node, this, "Write it in braces, like {...}.");
            return;
        }

        foreach (FileNode member in node.Items)
        {
            if (member.Key!.Length == 0)
                report.NotAllowed(member, "has an empty key", "Write a name before the colon.");
            Value.Check(member, report);
        }
    }

    public override Shape AsPatch() => this with { Value = new NullableShape(Value) };
}
