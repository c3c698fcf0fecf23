using KafkaAlarms.Engine.Configuration.RulesFile.Nodes;

namespace KafkaAlarms.Engine.Configuration.RulesFile.Shapes;

/// <summary>An object whose keys somebody else declares and checks.</summary>
internal sealed record OpenShape : Shape
{
    public override string Words => "an object";

    public override void Check(FileNode node, RulesFileReport report)
    {
        if (!node.IsObject) report.WrongType(node, this, "Write it in braces, like {...}.");
    }
}
