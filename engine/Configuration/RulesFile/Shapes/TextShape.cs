using System.Text.RegularExpressions;
using KafkaAlarms.Engine.Configuration.RulesFile.Nodes;

namespace KafkaAlarms.Engine.Configuration.RulesFile.Shapes;

/// <summary>A text that is not empty, of a form where one is given.</summary>
/// <param name="Pattern">Regular expression for the whole text that .NET and ECMAScript read alike; null: any.</param>
/// <param name="Form">The pattern in words.</param>
internal sealed record TextShape(string? Pattern = null, string Form = "") : Shape
{
    public override string Words => "a text";

    public override string Range => Form;

    /// <summary>True where the empty text is allowed.</summary>
    public bool MayBeEmpty { get; init; }

    public override void Check(FileNode node, RulesFileReport report)
    {
        if (!node.IsText)
            report.WrongType(node, this, "Write it in double quotes.");
        else if (node.Text.Length == 0 && !MayBeEmpty)
            report.NotAllowed(node, "is empty", "Write a text, or remove the key.");
        else if (!Fits(node.Text))
            report.NotAllowed(node, "has a character that is not allowed", $"Write {Form}.");
    }

    /// <summary>Tells whether a text has the form.</summary>
    public bool Fits(string text)
    {
        if (Pattern is null) return true;
        // A dollar sign also matches before a last line break, which is part of no name.
        Match match = Regex.Match(text, Pattern, RegexOptions.CultureInvariant);
        return match.Success && match.Length == text.Length;
    }
}
