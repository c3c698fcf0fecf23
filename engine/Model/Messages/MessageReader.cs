using System.Collections.Immutable;

namespace KafkaAlarms.Engine.Model.Messages;

/// <summary>Splits the text of a message into fixed text and placeholders.</summary>
internal static class MessageReader
{
    /// <summary>Reads a whole text.</summary>
    /// <param name="problem">The first thing wrong with it; empty when nothing is.</param>
    public static bool TryRead(string text, out ImmutableArray<MessagePart> parts, out string problem)
    {
        ImmutableArray<MessagePart>.Builder builder = ImmutableArray.CreateBuilder<MessagePart>();
        problem = "";
        if (text.Length == 0) problem = "The message is empty: write a text, or remove the key.";
        if (text.Any(char.IsControl)) problem = "The message has a control character: write it in one line.";
        for (int at = 0; at < text.Length && problem.Length == 0;) at = ReadPart(text, at, builder, out problem);
        parts = builder.DrainToImmutable();
        return problem.Length == 0;
    }

    private static int ReadPart(string text, int at, ImmutableArray<MessagePart>.Builder parts, out string problem)
    {
        problem = "";
        char first = text[at];
        if (first is not ('{' or '}')) return ReadFixedText(text, at, parts);
        if (at + 1 < text.Length && text[at + 1] == first)
        {
            parts.Add(new(first.ToString(), null));
            return at + 2;
        }

        int end = first == '{' ? text.IndexOfAny(['{', '}'], at + 1) : -1;
        if (end < 0 || text[end] == '{')
        {
            problem = $"The brace at character {at + 1} has no partner: write {first}{first} for the brace itself.";
            return text.Length;
        }

        string name = text[(at + 1)..end];
        if (MessagePlaceholders.Find(name) is { } placeholder) parts.Add(new(null, placeholder));
        else problem = $"The placeholder {{{name}}} is unknown: {MessagePlaceholders.Advice(name)}";
        return end + 1;
    }

    private static int ReadFixedText(string text, int at, ImmutableArray<MessagePart>.Builder parts)
    {
        int end = text.IndexOfAny(['{', '}'], at);
        if (end < 0) end = text.Length;
        parts.Add(new(text[at..end], null));
        return end;
    }
}
