using KafkaAlarms.Engine.Configuration.RulesFile.Nodes;
using KafkaAlarms.Engine.Configuration.RulesFile.Shapes;
using KafkaAlarms.Engine.RuleTests.Series;

namespace KafkaAlarms.Engine.RuleTests.Files;

/// <summary>A series in the compact notation.</summary>
internal sealed record SeriesShape : Shape
{
    public override string Words => "a series";

    public override string Range => "such as 20+0.5x10 _x3 20!";

    public override void Check(FileNode node, RulesFileReport report)
    {
        if (!node.IsText)
        {
            report.WrongType(node, this, "Write it in double quotes, such as \"20+0.5x10\".");
            return;
        }

        SeriesReader.Read(node.Text, out string? problem);
        if (problem is not null) report.NotAllowed(node, "is no series", problem);
    }
}
