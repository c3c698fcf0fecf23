using KafkaAlarms.Engine.Configuration.RulesFile.Nodes;

namespace KafkaAlarms.Engine.Configuration.RulesFile.Shapes;

/// <summary>A duration such as <c>30s</c>.</summary>
/// <param name="Positive">True: zero is not allowed.</param>
internal sealed record DurationShape(bool Positive = false) : Shape
{
    public override string Words => "a duration";

    public override string Range => Positive ? "more than 0s, up to 36500d" : "0s to 36500d";

    public override void Check(FileNode node, RulesFileReport report)
    {
        if (!node.TryGetDuration(out TimeSpan duration))
            report.WrongType(
                node, this, "Write one like \"500ms\", \"30s\", \"10m\", \"1h\" or \"2d\", at most 36500d.");
        else if (Positive && duration == TimeSpan.Zero)
            report.NotAllowed(node, "is zero", "Write more than 0s, or remove no_data to turn it off.");
    }
}
