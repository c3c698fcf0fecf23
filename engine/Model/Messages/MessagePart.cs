using KafkaAlarms.Engine.Model.Events;

namespace KafkaAlarms.Engine.Model.Messages;

/// <summary>A piece of a message: fixed text, or what a placeholder stands for.</summary>
/// <param name="Text">The fixed text; null for a placeholder.</param>
/// <param name="Placeholder">Writes what a placeholder stands for.</param>
internal readonly record struct MessagePart(string? Text, Action<AlarmEvent, MessageLine>? Placeholder)
{
    /// <summary>Writes the text for one event; nothing where the event has none.</summary>
    public void Write(AlarmEvent alarm, MessageLine line)
    {
        if (Placeholder is null) line.Add(Text);
        else Placeholder(alarm, line);
    }
}
