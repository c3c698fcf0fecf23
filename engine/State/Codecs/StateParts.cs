using System.Text.Json;

namespace KafkaAlarms.Engine.State.Codecs;

/// <summary>The parts of a state record, found in one pass and not yet read.</summary>
internal readonly ref struct StateParts
{
    private StateParts(string alarmKey, ReadOnlySpan<byte> alarm, ReadOnlySpan<byte> engine)
    {
        AlarmKey = alarmKey;
        Event = alarm;
        Engine = engine;
    }

    /// <summary>Key of the condition.</summary>
    public string AlarmKey { get; }

    /// <summary>The last event, or <c>null</c>, as JSON.</summary>
    public ReadOnlySpan<byte> Event { get; }

    /// <summary>What the engine must remember, as JSON.</summary>
    public ReadOnlySpan<byte> Engine { get; }

    /// <exception cref="JsonException">The bytes are no JSON.</exception>
    /// <exception cref="KeyNotFoundException">A part is missing.</exception>
    public static StateParts Of(ReadOnlySpan<byte> bytes)
    {
        Utf8JsonReader reader = new(bytes);
        string? alarmKey = null;
        ReadOnlySpan<byte> alarm = default;
        ReadOnlySpan<byte> engine = default;
        reader.Read();
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            if (reader.ValueTextEquals("alarm_key"u8)) alarmKey = TextOf(ref reader);
            else if (reader.ValueTextEquals("event"u8)) alarm = ValueOf(ref reader, bytes);
            else if (reader.ValueTextEquals("engine"u8)) engine = ValueOf(ref reader, bytes);
            else reader.Skip();
        }

        // Anything behind the object is no JSON.
        reader.Read();
        if (alarmKey is null || alarm.IsEmpty || engine.IsEmpty)
            throw new KeyNotFoundException("One of the fields alarm_key, event and engine is missing.");
        return new StateParts(alarmKey, alarm, engine);
    }

    private static string? TextOf(scoped ref Utf8JsonReader reader)
    {
        reader.Read();
        return reader.GetString();
    }

    private static ReadOnlySpan<byte> ValueOf(scoped ref Utf8JsonReader reader, ReadOnlySpan<byte> bytes)
    {
        reader.Read();
        int start = (int)reader.TokenStartIndex;
        reader.Skip();
        return bytes[start..(int)reader.BytesConsumed];
    }
}
