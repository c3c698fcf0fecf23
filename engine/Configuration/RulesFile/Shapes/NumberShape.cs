using System.Text.Json;
using KafkaAlarms.Engine.Configuration.RulesFile.Nodes;

namespace KafkaAlarms.Engine.Configuration.RulesFile.Shapes;

/// <summary>A number that an IEEE double holds.</summary>
/// <param name="NotNegative">True: 0 or more.</param>
internal sealed record NumberShape(bool NotNegative = false) : Shape
{
    public override string Words => "a number";

    public override string Range => NotNegative ? "0 or more" : "";

    public override void Check(FileNode node, RulesFileReport report)
    {
        if (node.Kind != JsonValueKind.Number)
            report.WrongType(node, this, Advice(node));
        else if (!node.TryGetNumber(out double number))
            report.NotAllowed(node, "is beyond the range of a double", "Write a number between -1.7e308 and 1.7e308.");
        else if (NotNegative && number < 0)
            report.NotAllowed(node, "is negative", "Write 0 or more.");
    }

    private static string Advice(FileNode node)
    {
        if (!node.IsText) return "";
        return node.Position.File is null
            ? "Write a number without quotes."
            : "Write digits alone, with a dot before the decimals.";
    }
}
