using KafkaAlarms.Engine.Configuration.RulesFile.Nodes;
using KafkaAlarms.Engine.Errors;

namespace KafkaAlarms.Engine.Configuration.RulesFile.Shapes;

/// <summary>Problems that several shapes report.</summary>
internal static class ShapeProblems
{
    /// <summary>Reports a value of the wrong type.</summary>
    public static void WrongType(this RulesFileReport report, FileNode node, Shape shape, string change = "")
    {
        string advice = change.Length > 0 || shape.Range.Length == 0 ? change : $"Write {shape.Range}.";
        report.Add(ErrorCode.RulesValueType, node, $"{Subject(node)} is not {shape.Words}.", advice);
    }

    /// <summary>Reports a value of the right type that is not allowed.</summary>
    public static void NotAllowed(this RulesFileReport report, FileNode node, string what, string change) =>
        report.Add(ErrorCode.RulesValueRange, node, $"{Subject(node)} {what}.", change);

    private static string Subject(FileNode node) => node switch
    {
        { Key: { } key } => $"The value of {key}",
        { Parent: null } => "The file",
        _ => $"Element {node.Index} of {node.Parent.Key}",
    };
}
