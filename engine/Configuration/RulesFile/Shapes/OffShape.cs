using System.Text.Json;
using KafkaAlarms.Engine.Configuration.RulesFile.Nodes;
using KafkaAlarms.Engine.Errors;

namespace KafkaAlarms.Engine.Configuration.RulesFile.Shapes;

/// <summary>A key whose function this version does not have: only the value that turns it off is accepted.</summary>
/// <param name="Word">The text that turns it off; null: the flag false.</param>
internal sealed record OffShape(string? Word = null) : Shape
{
    public override string Words => Word is null ? "a flag" : "a text";

    public override string Range => Word ?? "false";

    public override void Check(FileNode node, RulesFileReport report)
    {
        bool isOff = Word is null ? node.Kind == JsonValueKind.False : node.IsText && node.Text == Word;
        if (isOff) return;
        report.Add(
            ErrorCode.RulesKeyNotAvailable,
            node,
            $"The key {node.Key} can only be off in this version.",
            $"Write {(Word is null ? "false" : $"\"{Word}\"")}, or remove the key.");
    }
}
