using System.Text.Json;
using System.Text.Json.Serialization;

namespace KafkaAlarms.Engine.Model.Wire;

/// <summary>Numbers that may be absent; what is not finite has no JSON form and is written as null.</summary>
internal sealed class FiniteNumberConverter : JsonConverter<double?>
{
    public override bool HandleNull => true;

    public override double? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.TokenType == JsonTokenType.Null ? null : reader.GetDouble();

    public override void Write(Utf8JsonWriter writer, double? value, JsonSerializerOptions options)
    {
        if (value is { } number && double.IsFinite(number)) writer.WriteNumberValue(number);
        else writer.WriteNullValue();
    }
}
