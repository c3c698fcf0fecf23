using System.Collections.Immutable;
using KafkaAlarms.Engine.Configuration.RulesFile.Nodes;
using KafkaAlarms.Engine.Model.Text;

namespace KafkaAlarms.Engine.Configuration.RulesFile.Shapes;

/// <summary>One of a few words.</summary>
internal sealed record ChoiceShape(ImmutableArray<string> Choices) : Shape
{
    public override string Words => "a text";

    public override string Range => string.Join(" or ", Choices);

    public override void Check(FileNode node, RulesFileReport report)
    {
        if (!node.IsText)
            report.WrongType(node, this);
        else if (!Choices.Contains(node.Text))
            report.NotAllowed(node, "is none of the known words", NearestName.Advice(node.Text, Choices));
    }
}
