using KafkaAlarms.Engine.Configuration.RulesFile.Nodes;

namespace KafkaAlarms.Engine.Configuration.RulesFile.Shapes;

/// <summary>True or false.</summary>
internal sealed record FlagShape : Shape
{
    public override string Words => "a flag";

    public override string Range => "true or false";

    public override void Check(FileNode node, RulesFileReport report)
    {
        if (!node.IsFlag) report.WrongType(node, this);
    }
}
