using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace KafkaAlarms.Engine.Provisioning;

/// <summary>Reads a value of Kafka's configuration as the text that Kafka stores, also when it is written as a
/// number or a boolean.</summary>
internal sealed class ScalarText : JsonConverter<string>
{
    public override string Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.TokenType switch
        {
            JsonTokenType.String => reader.GetString()!,
            JsonTokenType.Number or JsonTokenType.True or JsonTokenType.False =>
                Encoding.UTF8.GetString(reader.ValueSpan),
            _ => throw new JsonException("A text, number or boolean is expected."),
        };

    public override string ReadAsPropertyName(
        ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => reader.GetString()!;

    public override void Write(Utf8JsonWriter writer, string value, JsonSerializerOptions options) =>
        writer.WriteStringValue(value);

    public override void WriteAsPropertyName(Utf8JsonWriter writer, string value, JsonSerializerOptions options) =>
        writer.WritePropertyName(value);
}
