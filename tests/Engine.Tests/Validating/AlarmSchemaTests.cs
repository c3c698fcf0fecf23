using System.Text.Json.Nodes;
using KafkaAlarms.Engine.Tests.Support;
using KafkaAlarms.Engine.Validating;
using Shouldly;
using Xunit;

namespace KafkaAlarms.Engine.Tests.Validating;

public sealed class AlarmSchemaTests
{
    private const string WriteIt = "KAFKA_ALARMS_WRITE_SCHEMA";

    // NJsonSchema 11 judges these; if, const, $defs and others it passes over in silence.
    private static readonly string[] JudgedKeywords =
    [
        "$schema", "$id", "title", "description", "type", "enum", "format", "pattern", "not", "minLength", "minimum", "maximum",
        "required", "properties", "additionalProperties",
    ];

    [Fact]
    public void Text_CommittedFile_IsWhatTheTypesGenerate()
    {
        string generated = AlarmSchemaGenerator.Generate();
        if (Environment.GetEnvironmentVariable(WriteIt) == "1") File.WriteAllText(Golden.SchemaFile, generated);

        AlarmSchema.Text.ShouldBe(
            generated,
            $"engine/Validating/alarm.schema.json is not what the types say: run this test once with {WriteIt}=1, build again, look at the difference.");
    }

    [Fact]
    public void Text_InTheChart_IsTheSame()
    {
        string inChart = Path.Combine(Repository.Folder, "charts/kafka-alarms/files/alarm.schema.json");
        if (Environment.GetEnvironmentVariable(WriteIt) == "1") File.WriteAllText(inChart, AlarmSchemaGenerator.Generate());

        File.ReadAllText(inChart).ShouldBe(AlarmSchema.Text);
    }

    [Fact]
    public void Text_Schema_NamesItsDraftAndItsAddress()
    {
        JsonNode schema = JsonNode.Parse(AlarmSchema.Text)!;

        schema["$schema"]!.GetValue<string>().ShouldBe("http://json-schema.org/draft-07/schema#");
        schema["$id"]!.GetValue<string>().ShouldBe("https://kafka-alarms.dev/schemas/v1/alarm.schema.json");
    }

    [Fact]
    public void Text_EveryKeyword_IsOneThatNJsonSchemaJudges() =>
        Keywords(JsonNode.Parse(AlarmSchema.Text)!.AsObject()).Except(JudgedKeywords).ShouldBeEmpty();

    [Fact]
    public void Text_EveryField_IsDescribed() =>
        Fields(JsonNode.Parse(AlarmSchema.Text)!.AsObject())
            .Where(field => string.IsNullOrEmpty(field.Schema["description"]?.GetValue<string>()))
            .Select(field => field.Name)
            .ShouldBeEmpty();

    [Theory]
    [InlineData("""{"type":"string","const":"a"}""")]
    [InlineData("""{"type":"array"}""")]
    [InlineData("""{"type":"string","format":"date-time"}""")]
    public void Load_KeywordThatIsNotJudged_IsRefused(string schema) =>
        Should.Throw<NotSupportedException>(() => new AlarmValidator(schema));

    private static IEnumerable<string> Keywords(JsonObject schema) =>
        schema.Select(keyword => keyword.Key).Concat(Fields(schema).SelectMany(field => Keywords(field.Schema)));

    private static IEnumerable<(string Name, JsonObject Schema)> Fields(JsonObject schema)
    {
        foreach ((string name, JsonNode? field) in schema["properties"]?.AsObject() ?? [])
        {
            yield return (name, field!.AsObject());
            foreach ((string inner, JsonObject node) in Fields(field.AsObject())) yield return ($"{name}.{inner}", node);
        }
    }
}
