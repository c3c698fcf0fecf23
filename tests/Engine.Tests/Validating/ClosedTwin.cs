using System.Text.Json.Nodes;

namespace KafkaAlarms.Engine.Tests.Validating;

/// <summary>The published schema with unknown fields refused: what the engine itself writes must satisfy it.</summary>
internal static class ClosedTwin
{
    public static string Of(string schema)
    {
        JsonObject root = JsonNode.Parse(schema)!.AsObject();
        Close(root);
        return root.ToJsonString();
    }

    private static void Close(JsonObject schema)
    {
        if (schema["properties"] is not JsonObject fields) return;
        schema["additionalProperties"] = false;
        foreach ((_, JsonNode? field) in fields) Close(field!.AsObject());
    }
}
