using KafkaAlarms.Engine.Configuration.RulesFile.Nodes;
using KafkaAlarms.Engine.Errors;
using KafkaAlarms.Engine.Model.Messages;

namespace KafkaAlarms.Engine.Configuration.RulesFile.Shapes;

/// <summary>A text with placeholders of an alarm event.</summary>
internal sealed record MessageShape : Shape
{
    public override string Words => "a text with placeholders";

    public override void Check(FileNode node, RulesFileReport report)
    {
        if (!node.IsText)
            report.WrongType(node, this, "Write it in double quotes.");
        else if (!MessageTemplate.TryParse(node.Text, out _, out string problem))
            report.Add(ErrorCode.RuleMessageBroken, node, problem);
    }
}
