using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using KafkaAlarms.Engine.Configuration.RulesFile.Keys;
using KafkaAlarms.Engine.Configuration.RulesFile.Shapes;
using KafkaAlarms.Engine.RuleTests.Files;

namespace KafkaAlarms.Engine.Tests.Configuration.RulesFile.Keys;

/// <summary>Makes the published schema from the table of keys.</summary>
internal sealed class RulesSchemaWriter
{
    private static readonly JsonSerializerOptions Options =
        new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly JsonObject definitions = [];
    private readonly Dictionary<ObjectShape, string> names = new(ReferenceEqualityComparer.Instance);

    public static string Write() => Write(KeyTable.File, RulesSchema.Id, "Rules file of Kafka Alarms");

    /// <summary>Makes the schema of a file of which a table declares the keys.</summary>
    public static string Write(ObjectShape file, string id, string title) =>
        new RulesSchemaWriter().WriteFile(file, id, title);

    private string WriteFile(ObjectShape file, string id, string title)
    {
        JsonObject root = ObjectOf(file);
        JsonObject schema = new()
        {
            ["$schema"] = "http://json-schema.org/draft-07/schema#",
            ["$id"] = id,
            ["title"] = title,
        };
        foreach ((string key, JsonNode? value) in root) schema[key] = value?.DeepClone();
        schema["definitions"] = definitions;
        return schema.ToJsonString(Options) + "\n";
    }

    private JsonObject ObjectOf(ObjectShape shape)
    {
        JsonObject properties = [];
        foreach (KeyDeclaration key in shape.Keys) properties[key.Name] = PropertyOf(key);
        JsonObject schema = new() { ["type"] = "object", ["properties"] = properties };
        string[] required = [.. shape.Keys.Where(key => key.IsRequired).Select(key => key.Name)];
        if (required.Length > 0) schema["required"] = new JsonArray([.. required.Select(name => (JsonNode)name)]);
        schema["additionalProperties"] = false;
        return schema;
    }

    private JsonObject PropertyOf(KeyDeclaration key)
    {
        string described = key.Default.Length == 0 ? key.Meaning : $"{key.Meaning} Default: {key.Default}.";
        JsonObject schema = new() { ["description"] = described };
        foreach ((string name, JsonNode? value) in SchemaOf(key.Shape)) schema[name] = value?.DeepClone();
        return schema;
    }

    private JsonObject SchemaOf(Shape shape) => shape switch
    {
        TextShape text => TextOf(text),
        DurationShape { Positive: true } => Pattern("^[0-9]*[1-9][0-9]*(ms|s|m|h|d)$"),
        DurationShape => Pattern("^[0-9]+(ms|s|m|h|d)$"),
        NumberShape { NotNegative: true } => new() { ["type"] = "number", ["minimum"] = 0 },
        NumberShape => new() { ["type"] = "number" },
        IntegerShape integer => new() { ["type"] = "integer", ["minimum"] = integer.Minimum, ["maximum"] = integer.Maximum },
        FlagShape => new() { ["type"] = "boolean" },
        ChoiceShape choice => new() { ["enum"] = new JsonArray([.. choice.Choices.Select(word => (JsonNode)word)]) },
        OffShape off => new() { ["enum"] = new JsonArray(off.Word is { } word ? JsonValue.Create(word) : JsonValue.Create(false)) },
        UnitShape or MessageShape => new() { ["type"] = "string", ["minLength"] = 1 },
        _ => OfTests(shape) ?? CompositeOf(shape),
    };

    private static JsonObject? OfTests(Shape shape) => shape switch
    {
        ClockShape => Pattern(ClockShape.Pattern),
        SeriesShape => new() { ["type"] = "string", ["minLength"] = 1 },
        ScalarShape => new() { ["type"] = new JsonArray("number", "string", "boolean") },
        _ => null,
    };

    private JsonObject CompositeOf(Shape shape) => shape switch
    {
        ListShape { MayBeEmpty: true } list => new() { ["type"] = "array", ["items"] = SchemaOf(list.Item) },
        ListShape list => new() { ["type"] = "array", ["items"] = SchemaOf(list.Item), ["minItems"] = 1 },
        OneOrManyShape some => AnyOf(SchemaOf(some.One), SchemaOf(new ListShape(some.One, "texts"))),
        MapShape map => new() { ["type"] = "object", ["additionalProperties"] = SchemaOf(map.Value) },
        NullableShape nullable => AnyOf(SchemaOf(nullable.Value), new JsonObject { ["type"] = "null" }),
        ObjectShape known => new() { ["allOf"] = new JsonArray(new JsonObject { ["$ref"] = "#/definitions/" + NameOf(known) }) },
        _ => new() { ["type"] = "object" },
    };

    private string NameOf(ObjectShape shape)
    {
        if (names.TryGetValue(shape, out string? known)) return known;
        string name = shape.Name.Split(' ')[^1];
        while (names.ContainsValue(name)) name += "_override";
        names[shape] = name;
        definitions[name] = null;
        definitions[name] = ObjectOf(shape);
        return name;
    }

    private static JsonObject TextOf(TextShape text)
    {
        JsonObject schema = new() { ["type"] = "string" };
        if (text.Pattern is not null) schema["pattern"] = text.Pattern;
        else if (!text.MayBeEmpty) schema["minLength"] = 1;
        return schema;
    }

    private static JsonObject Pattern(string pattern) => new() { ["type"] = "string", ["pattern"] = pattern };

    private static JsonObject AnyOf(params JsonNode[] schemas) => new() { ["anyOf"] = new JsonArray(schemas) };
}
