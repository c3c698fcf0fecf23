using KafkaAlarms.Engine.Configuration.RulesFile.Nodes;
using KafkaAlarms.Engine.Configuration.RulesFile.Shapes;

namespace KafkaAlarms.Engine.RuleTests.Files;

/// <summary>A time of a test, such as <c>1m30s</c>.</summary>
/// <param name="Positive">True: zero is not allowed.</param>
internal sealed record ClockShape(bool Positive = false) : Shape
{
    /// <summary>The form, for the published schema.</summary>
    public const string Pattern =
        @"^(?=.)([0-9]+d)?([0-9]+h)?([0-9]+m)?([0-9]+(\.[0-9]{1,7})?s)?([0-9]+ms)?$";

    public override string Words => "a time";

    public override string Range => Positive ? "more than 0s" : "0s or more";

    public override void Check(FileNode node, RulesFileReport report)
    {
        if (!node.IsText || !ClockText.TryParse(node.Text, out TimeSpan time))
            report.WrongType(node, this, ClockText.Advice);
        else if (time < TimeSpan.Zero || (Positive && time == TimeSpan.Zero))
            report.NotAllowed(node, "is out of range", $"Write {Range}.");
    }
}
