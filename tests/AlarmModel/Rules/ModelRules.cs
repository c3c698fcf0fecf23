using System.Text.Json;
using System.Text.Json.Nodes;

namespace KafkaAlarms.AlarmModel.Rules;

/// <summary>Reads a rules file that is known to be right.</summary>
public static class ModelRules
{
    public static IReadOnlyList<ModelRule> Read(string json)
    {
        var comments = new JsonDocumentOptions { CommentHandling = JsonCommentHandling.Skip };
        JsonNode root = JsonNode.Parse(json, documentOptions: comments)!;
        return [.. root["rules"]!.AsArray().Select(entry => new ModelRule(entry!.AsObject()))];
    }
}
