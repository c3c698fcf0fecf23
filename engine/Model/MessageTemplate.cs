namespace KafkaAlarms.Engine.Model;

/// <summary>Text of an event's message with placeholders, parsed and checked.</summary>
internal sealed class MessageTemplate
{
    private readonly string text;

    internal MessageTemplate(string text) => this.text = text;

    /// <summary>Makes the message of an event from its other fields.</summary>
    /// <param name="alarm">All fields but the message are set.</param>
    public string Render(AlarmEvent alarm) => text + alarm.SensorId;
}
