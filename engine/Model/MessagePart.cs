namespace KafkaAlarms.Engine.Model;

/// <summary>A piece of a message: fixed text, or what a placeholder stands for.</summary>
/// <param name="Text">The fixed text; null for a placeholder.</param>
/// <param name="Placeholder">Gives the text of a placeholder.</param>
internal readonly record struct MessagePart(string? Text, Func<AlarmEvent, string?>? Placeholder)
{
    /// <summary>The text for one event; empty where the event has none.</summary>
    public string Render(AlarmEvent alarm) => Text ?? Placeholder?.Invoke(alarm) ?? "";
}
