using KafkaAlarms.Engine.Configuration.RulesFile.Nodes;

namespace KafkaAlarms.Engine.Configuration.RulesFile.Shapes;

/// <summary>A value of an override, where null removes what it is merged over.</summary>
internal sealed record NullableShape(Shape Value) : Shape
{
    public override string Words => Value.Words;

    public override string Range => Value.Range;

    public override void Check(FileNode node, RulesFileReport report)
    {
        if (!node.IsNull) Value.Check(node, report);
    }
}
