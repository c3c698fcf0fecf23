using System.Text.Json;
using Newtonsoft.Json.Linq;

namespace KafkaAlarms.Engine.Validating;

/// <summary>Reads strict JSON into the tree that NJsonSchema judges.</summary>
/// <remarks>Newtonsoft's own reader takes comments, single quotes, NaN and more for JSON.</remarks>
internal static class JsonTree
{
    /// <summary>Reads one document.</summary>
    /// <exception cref="JsonException">It is no JSON, or nested deeper than 64.</exception>
    public static JToken Read(ReadOnlySpan<byte> json)
    {
        Utf8JsonReader reader = new(json);
        reader.Read();
        JToken document = ReadValue(ref reader);
        reader.Read();
        return document;
    }

    private static JToken ReadValue(ref Utf8JsonReader reader) => reader.TokenType switch
    {
        JsonTokenType.StartObject => ReadObject(ref reader),
        JsonTokenType.StartArray => ReadArray(ref reader),
        JsonTokenType.String => new JValue(JsonText.Unescape(reader.ValueSpan)),
        JsonTokenType.Number =>
            JsonNumber.IsInteger(ref reader, out long integer) ? new JValue(integer) : new JValue(reader.GetDouble()),
        JsonTokenType.True => new JValue(true),
        JsonTokenType.False => new JValue(false),
        _ => JValue.CreateNull(),
    };

    private static JObject ReadObject(ref Utf8JsonReader reader)
    {
        JObject value = [];
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            string name = JsonText.Unescape(reader.ValueSpan);
            reader.Read();
            value[name] = ReadValue(ref reader);
        }

        return value;
    }

    private static JArray ReadArray(ref Utf8JsonReader reader)
    {
        JArray value = [];
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray) value.Add(ReadValue(ref reader));
        return value;
    }
}
