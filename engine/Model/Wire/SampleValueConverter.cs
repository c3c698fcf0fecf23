using System.Text.Json;
using System.Text.Json.Serialization;
using KafkaAlarms.Engine.Model.Records;
using KafkaAlarms.Rules;

namespace KafkaAlarms.Engine.Model.Wire;

/// <summary>A sample's value as a JSON number, boolean, string or null.</summary>
internal sealed class SampleValueConverter : JsonConverter<SampleValue>
{
    public override bool HandleNull => true;

    public override SampleValue Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.TokenType switch
        {
            JsonTokenType.Null => SampleValue.None,
            JsonTokenType.Number => SampleValue.Of(reader.GetDouble()),
            JsonTokenType.True => new SampleValue(SampleKind.Boolean, 1, null),
            JsonTokenType.False => new SampleValue(SampleKind.Boolean, 0, null),
            JsonTokenType.String => new SampleValue(SampleKind.Text, 0, reader.GetString()),
            _ => throw new JsonException("A value is a number, a boolean, a string or null."),
        };

    public override void Write(Utf8JsonWriter writer, SampleValue value, JsonSerializerOptions options)
    {
        switch (value.Kind)
        {
            case SampleKind.Number when double.IsFinite(value.Number):
                writer.WriteNumberValue(value.Number);
                break;
            case SampleKind.Boolean:
                writer.WriteBooleanValue(value.Number != 0);
                break;
            case SampleKind.Text:
                writer.WriteStringValue(value.Text);
                break;
            default:
                writer.WriteNullValue();
                break;
        }
    }
}
