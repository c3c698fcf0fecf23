using KafkaAlarms.Engine.Configuration.RulesFile.Nodes;

namespace KafkaAlarms.Engine.Configuration.RulesFile.Shapes;

/// <summary>One text, or an array of them.</summary>
internal sealed record OneOrManyShape(TextShape One) : Shape
{
    private readonly ListShape many = new(One, "texts");

    public override string Words => "a text or an array of texts";

    public override void Check(FileNode node, RulesFileReport report)
    {
        if (node.IsText) One.Check(node, report);
        else if (node.IsArray) many.Check(node, report);
        else report.WrongType(node, this, "Write it in double quotes.");
    }
}
