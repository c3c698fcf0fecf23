using System.Globalization;
using System.Text.Json;
using KafkaAlarms.Engine.Configuration.RulesFile.Nodes;

namespace KafkaAlarms.Engine.Configuration.RulesFile.Shapes;

/// <summary>A whole number in a range.</summary>
internal sealed record IntegerShape(int Minimum, int Maximum) : Shape
{
    public override string Words => "a whole number";

    public override string Range => string.Create(CultureInfo.InvariantCulture, $"{Minimum} to {Maximum}");

    public override void Check(FileNode node, RulesFileReport report)
    {
        if (node.Kind != JsonValueKind.Number)
            report.WrongType(node, this);
        else if (!node.TryGetInteger(out int integer))
            report.NotAllowed(node, "is no whole number in the range", $"Write {Range}.");
        else if (integer < Minimum || integer > Maximum)
            report.NotAllowed(node, "is out of range", $"Write {Range}.");
    }
}
