using System.Text.Json;

namespace KafkaAlarms.Engine.Configuration.Sources;

/// <summary>Leaves out keys that stand in an object already, whatever their case.</summary>
internal static class RepeatedKeys
{
    private static readonly JsonDocumentOptions Lenient = new()
    {
        CommentHandling = JsonCommentHandling.Skip,
        AllowTrailingCommas = true,
    };

    /// <summary>Copies a JSON text without them.</summary>
    /// <exception cref="JsonException">It is no JSON.</exception>
    public static byte[] Remove(byte[] text)
    {
        using JsonDocument document = JsonDocument.Parse(text, Lenient);
        using MemoryStream stream = new();
        using (Utf8JsonWriter json = new(stream)) Copy(document.RootElement, json);
        return stream.ToArray();
    }

    private static void Copy(JsonElement element, Utf8JsonWriter json)
    {
        if (element.ValueKind == JsonValueKind.Object) CopyMembers(element, json);
        else if (element.ValueKind == JsonValueKind.Array) CopyElements(element, json);
        else element.WriteTo(json);
    }

    private static void CopyMembers(JsonElement element, Utf8JsonWriter json)
    {
        HashSet<string> names = new(StringComparer.OrdinalIgnoreCase);
        json.WriteStartObject();
        foreach (JsonProperty member in element.EnumerateObject().Where(member => names.Add(member.Name)))
        {
            json.WritePropertyName(member.Name);
            Copy(member.Value, json);
        }

        json.WriteEndObject();
    }

    private static void CopyElements(JsonElement element, Utf8JsonWriter json)
    {
        json.WriteStartArray();
        foreach (JsonElement item in element.EnumerateArray()) Copy(item, json);
        json.WriteEndArray();
    }
}
