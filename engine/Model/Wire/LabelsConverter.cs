using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace KafkaAlarms.Engine.Model.Wire;

/// <summary>Labels as an object of strings, in ordinal order of their names.</summary>
internal sealed class LabelsConverter : JsonConverter<ImmutableSortedDictionary<string, string>>
{
    public override ImmutableSortedDictionary<string, string> Read(
        ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType != JsonTokenType.StartObject) throw new JsonException("Labels are an object.");
        var labels = ImmutableSortedDictionary.CreateBuilder<string, string>(StringComparer.Ordinal);
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            string name = reader.GetString()!;
            reader.Read();
            labels[name] = reader.GetString() ?? throw new JsonException("A label is a string.");
        }

        return labels.ToImmutable();
    }

    public override void Write(
        Utf8JsonWriter writer, ImmutableSortedDictionary<string, string> value, JsonSerializerOptions options)
    {
        writer.WriteStartObject();
        foreach ((string name, string text) in value) writer.WriteString(name, text);
        writer.WriteEndObject();
    }
}
