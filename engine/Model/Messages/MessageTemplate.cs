using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using KafkaAlarms.Engine.Model.Events;

namespace KafkaAlarms.Engine.Model.Messages;

/// <summary>Text of an event's message with placeholders, parsed and checked.</summary>
internal sealed class MessageTemplate
{
    [ThreadStatic]
    private static MessageLine? line;

    private readonly ImmutableArray<MessagePart> parts;

    private MessageTemplate(ImmutableArray<MessagePart> parts) => this.parts = parts;

    /// <summary>The text that stands for a rule's message when it gives none.</summary>
    public static MessageTemplate Default { get; } = new([]);

    /// <summary>Reads a text with placeholders.</summary>
    /// <param name="text">Braces mark placeholders; doubled they mean themselves.</param>
    /// <param name="template">The template when the text is in order.</param>
    /// <param name="problem">What is wrong and what to write; empty when nothing is.</param>
    public static bool TryParse(string text, [NotNullWhen(true)] out MessageTemplate? template, out string problem)
    {
        template = null;
        if (!MessageReader.TryRead(text, out ImmutableArray<MessagePart> parts, out problem)) return false;
        template = new(parts);
        return true;
    }

    /// <summary>Makes the message of an event from its other fields.</summary>
    /// <param name="alarm">All fields but the message are set.</param>
    /// <returns>One line: control characters that a sensor sent become blanks.</returns>
    public string Render(AlarmEvent alarm)
    {
        MessageLine message = line ??= new MessageLine();
        message.Clear();
        if (parts.IsEmpty) DefaultMessage.Write(alarm, message);
        foreach (MessagePart part in parts) part.Write(alarm, message);
        return message.ToString();
    }
}
