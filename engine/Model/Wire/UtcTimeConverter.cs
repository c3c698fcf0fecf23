using System.Text.Json;
using System.Text.Json.Serialization;
using KafkaAlarms.Engine.Model.Text;

namespace KafkaAlarms.Engine.Model.Wire;

/// <summary>Instants as <see cref="UtcTimeText"/> writes them.</summary>
internal sealed class UtcTimeConverter : JsonConverter<DateTime>
{
    public override DateTime Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.GetDateTimeOffset().UtcDateTime;

    public override void Write(Utf8JsonWriter writer, DateTime value, JsonSerializerOptions options)
    {
        Span<byte> text = stackalloc byte[UtcTimeText.MaxLengthBytes];
        writer.WriteStringValue(text[..UtcTimeText.Format(value, text)]);
    }
}
