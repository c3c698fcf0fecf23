using System.Text.Json.Nodes;
using KafkaAlarms.Engine.Validating;
using Shouldly;
using Xunit;

namespace KafkaAlarms.Engine.Tests.Validating;

/// <summary>The golden documents leave out no field, no name of an enum, no null, and break each field at least once.</summary>
public sealed class GoldenCoverageTests
{
    private static readonly JsonObject Schema = JsonNode.Parse(AlarmSchema.Text)!.AsObject();
    private static readonly JsonNode?[] Valid =
        [.. Golden.Files("valid").Select(file => JsonNode.Parse(File.ReadAllText(file)))];

    [Fact]
    public void Valid_Documents_ShowEachFieldWithAndWithoutAValueAndEachName() => Gaps(Schema, Valid, "").ShouldBeEmpty();

    [Fact]
    public void Broken_Documents_BreakEachField()
    {
        AlarmValidator validator = new();
        string[] verdicts =
            [.. Golden.Files("broken").Select(file => validator.Validate(File.ReadAllBytes(file)).ToString())];
        Fields(Schema, "").Where(path => !verdicts.Any(verdict => verdict.StartsWith(path + ":", StringComparison.Ordinal)
            || verdict.StartsWith(path + "/", StringComparison.Ordinal))).ShouldBeEmpty();
    }

    private static IEnumerable<string> Fields(JsonObject schema, string path)
    {
        foreach ((string name, JsonNode? field) in Properties(schema))
        {
            yield return $"{path}/{name}";
            foreach (string inner in Fields(field!.AsObject(), $"{path}/{name}")) yield return inner;
        }
    }

    private static IEnumerable<string> Gaps(JsonObject schema, IEnumerable<JsonNode?> documents, string path)
    {
        JsonObject[] objects = [.. documents.OfType<JsonObject>()];
        string[] required = [.. Texts(schema["required"])];
        foreach ((string name, JsonNode? node) in Properties(schema))
        {
            string at = $"{path}/{name}";
            JsonObject field = node!.AsObject();
            JsonNode?[] values = [.. objects.Where(document => document.ContainsKey(name)).Select(document => document[name])];
            if (values.All(value => value is null)) yield return $"{at} never has a value";
            if (!required.Contains(name) && values.Length == objects.Length) yield return $"{at} is never left out";
            if (Texts(field["type"]).Contains("null") && values.All(value => value is not null)) yield return $"{at} is never null";
            string[] shown = [.. values.Select(value => value?.ToString() ?? "null")];
            foreach (string missing in Texts(field["enum"]).Except(shown)) yield return $"{at} is never {missing}";
            foreach (string gap in Gaps(field, values, at)) yield return gap;
        }
    }

    private static JsonObject Properties(JsonObject schema) => schema["properties"]?.AsObject() ?? [];

    private static IEnumerable<string> Texts(JsonNode? node) => node switch
    {
        JsonArray array => array.Select(element => element?.ToString() ?? "null"),
        null => [],
        _ => [node.ToString()],
    };
}
