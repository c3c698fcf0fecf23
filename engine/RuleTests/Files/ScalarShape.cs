using KafkaAlarms.Engine.Configuration.RulesFile.Nodes;
using KafkaAlarms.Engine.Configuration.RulesFile.Shapes;

namespace KafkaAlarms.Engine.RuleTests.Files;

/// <summary>A value that an alarm shows.</summary>
internal sealed record ScalarShape : Shape
{
    public override string Words => "a number, a text, true or false";

    public override void Check(FileNode node, RulesFileReport report)
    {
        if (!node.IsText && !node.IsFlag && !node.TryGetNumber(out _)) report.WrongType(node, this);
    }
}
