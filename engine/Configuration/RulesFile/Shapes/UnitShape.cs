using KafkaAlarms.Engine.Configuration.RulesFile.Nodes;
using KafkaAlarms.Engine.Configuration.RulesFile.Units;
using KafkaAlarms.Engine.Errors;

namespace KafkaAlarms.Engine.Configuration.RulesFile.Shapes;

/// <summary>A unit of the Unified Code for Units of Measure, in its case-sensitive spelling.</summary>
internal sealed record UnitShape : Shape
{
    public override string Words => "a unit (UCUM)";

    public override void Check(FileNode node, RulesFileReport report)
    {
        if (!node.IsText)
            report.WrongType(node, this, "Write it in double quotes, like \"Cel\".");
        else if (node.Text.Length == 0)
            report.NotAllowed(
                node, "is empty", "Write 1 for a quantity without a unit, or remove the key for any unit.");
        else if (!UnitValidator.IsUnit(node.Text))
            report.Add(
                ErrorCode.RuleUnitUnknown, node, $"{node.Text} is no unit of UCUM.", UnitValidator.Advice(node.Text));
    }
}
