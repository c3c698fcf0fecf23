using System.Buffers;
using System.Text;
using System.Text.Json;

namespace KafkaAlarms.Engine.Configuration.RulesFile.Nodes;

/// <summary>Writes nodes back to JSON, numbers digit for digit.</summary>
internal static class NodeWriter
{
    /// <summary>The value as an element of its own, as rule types read their settings.</summary>
    public static JsonElement ToElement(FileNode node)
    {
        Utf8JsonReader reader = new(ToBytes(node));
        return JsonElement.ParseValue(ref reader);
    }

    /// <summary>The value as text: what says the same in the same order is the same text.</summary>
    public static string ToText(FileNode node) => Encoding.UTF8.GetString(ToBytes(node));

    private static ReadOnlySpan<byte> ToBytes(FileNode node)
    {
        ArrayBufferWriter<byte> buffer = new();
        using (Utf8JsonWriter writer = new(buffer)) Write(node, writer);
        return buffer.WrittenSpan;
    }

    private static void Write(FileNode node, Utf8JsonWriter writer)
    {
        if (node.IsObject) WriteMembers(node, writer);
        else if (node.IsArray) WriteElements(node, writer);
        else WriteScalar(node, writer);
    }

    private static void WriteMembers(FileNode node, Utf8JsonWriter writer)
    {
        writer.WriteStartObject();
        foreach (FileNode member in node.Items)
        {
            writer.WritePropertyName(member.Key!);
            Write(member, writer);
        }

        writer.WriteEndObject();
    }

    private static void WriteElements(FileNode node, Utf8JsonWriter writer)
    {
        writer.WriteStartArray();
        foreach (FileNode element in node.Items) Write(element, writer);
        writer.WriteEndArray();
    }

    private static void WriteScalar(FileNode node, Utf8JsonWriter writer)
    {
        if (node.IsText) writer.WriteStringValue(node.Text);
        else if (node.Kind == JsonValueKind.Number) writer.WriteRawValue(node.Text);
        else if (node.IsFlag) writer.WriteBooleanValue(node.Kind == JsonValueKind.True);
        else writer.WriteNullValue();
    }
}
