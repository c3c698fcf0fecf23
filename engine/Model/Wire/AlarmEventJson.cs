using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using KafkaAlarms.Engine.Model.Events;

namespace KafkaAlarms.Engine.Model.Wire;

/// <summary>The JSON form of alarm events: UTF-8, one line, fields in the order of the contract.</summary>
/// <remarks>Never writes what is no JSON: lone surrogates become U+FFFD, numbers that are not finite null.</remarks>
internal static class AlarmEventJson
{
    [ThreadStatic]
    private static AlarmEventEncoder? encoder;

    /// <summary>How events are read and written; read-only.</summary>
    internal static JsonSerializerOptions Options { get; } = CreateOptions();

    private static readonly JsonTypeInfo<AlarmEvent> TypeInfo =
        (JsonTypeInfo<AlarmEvent>)Options.GetTypeInfo(typeof(AlarmEvent));

    /// <summary>Writes an event.</summary>
    /// <returns>A new array that the caller owns.</returns>
    public static byte[] Encode(AlarmEvent alarm) => (encoder ??= new AlarmEventEncoder()).Encode(alarm);

    /// <summary>Reads an event back; fields it does not know are skipped.</summary>
    /// <exception cref="JsonException">No JSON, a required field is missing, or a field has another type.</exception>
    public static AlarmEvent Decode(ReadOnlySpan<byte> json) =>
        JsonSerializer.Deserialize(json, TypeInfo) ?? throw new JsonException("An alarm event is an object, not null.");

    /// <summary>Reads nothing but the severity of an event.</summary>
    /// <exception cref="JsonException">No JSON, or no severity in it.</exception>
    public static int SeverityOf(ReadOnlySpan<byte> json)
    {
        Utf8JsonReader reader = new(json);
        while (reader.Read())
        {
            if (reader.CurrentDepth != 1 || reader.TokenType != JsonTokenType.PropertyName) continue;
            if (!reader.ValueTextEquals("severity"u8)) continue;
            reader.Read();
            return reader.GetInt32();
        }

        throw new JsonException("The event has no severity.");
    }

    /// <summary>Whether an event has the field <c>previous_level</c>, if only as null.</summary>
    internal static bool HasPreviousLevel(AlarmEvent alarm) =>
        alarm.PreviousLevel is not null || alarm.Event is AlarmEventKind.LevelChanged or AlarmEventKind.Cleared;

    private static JsonSerializerOptions CreateOptions()
    {
        JsonSerializerOptions options = new(AlarmEventJsonContext.Default.Options)
        {
            // Text in other alphabets stays readable and short; the bytes never stand inside HTML.
            Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
            TypeInfoResolver = AlarmEventJsonContext.Default.WithAddedModifier(WritePreviousLevel),
        };
        options.MakeReadOnly();
        return options;
    }

    // On the kinds that have it the field is written even when null: a condition may have no levels.
    private static void WritePreviousLevel(JsonTypeInfo type)
    {
        if (type.Type != typeof(AlarmEvent)) return;
        foreach (JsonPropertyInfo property in type.Properties)
        {
            if (property.Name == "previous_level")
                property.ShouldSerialize = (alarm, _) => HasPreviousLevel((AlarmEvent)alarm);
        }
    }
}
