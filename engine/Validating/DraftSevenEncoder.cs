using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using KafkaAlarms.Engine.Model.Text;

namespace KafkaAlarms.Engine.Validating;

/// <summary>Rewrites what NJsonSchema generates, draft-04 with definitions, into one plain draft-07 tree.</summary>
/// <remarks>References are put in place, nullable is a list of types, and only keywords are
/// left that every validator knows.</remarks>
internal static class DraftSevenEncoder
{
    /// <summary>Mark on an optional property that is left out rather than null.</summary>
    internal const string NeverNull = "x-never-null";

    private static readonly string[] Kept =
        ["title", "description", "type", "enum", "format", "pattern", "minLength", "minimum", "maximum", "required"];

    private static readonly JsonSerializerOptions Indented = new()
    {
        WriteIndented = true,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>The schema as the text of a file.</summary>
    /// <param name="generated">What NJsonSchema wrote.</param>
    /// <param name="id">Absolute address that becomes its <c>$id</c>.</param>
    public static string Encode(JsonObject generated, string id)
    {
        JsonObject schema = new() { ["$schema"] = "http://json-schema.org/draft-07/schema#", ["$id"] = id };
        JsonObject definitions = generated["definitions"]?.AsObject() ?? [];
        foreach ((string keyword, JsonNode? value) in Rewrite(generated, definitions))
            schema[keyword] = value?.DeepClone();
        return schema.ToJsonString(Indented) + "\n";
    }

    private static JsonObject Rewrite(JsonObject source, JsonObject definitions)
    {
        bool nullable = IsNullable(source);
        JsonObject body = Resolve(source, definitions);
        JsonObject schema = [];
        foreach (string keyword in Kept)
        {
            if (body[keyword] is { } value && !IsNumberFormat(keyword, value)) schema[keyword] = Number(value);
        }

        // A doc comment breaks its lines where the source does.
        if (body["description"] is { } text) schema["description"] = OneLine.Of(text.GetValue<string>());
        schema["type"] = Types(body, nullable);
        if (schema["enum"] is JsonArray names) schema["enum"] = Names(names, nullable);
        if (body["pattern"] is not null) schema["not"] = LineBreak();
        AddMembers(body, schema, definitions);
        return schema;
    }

    private static void AddMembers(JsonObject body, JsonObject schema, JsonObject definitions)
    {
        if (body["properties"] is JsonObject properties)
        {
            JsonObject members = [];
            foreach ((string name, JsonNode? member) in properties)
                members[name] = Rewrite(member!.AsObject(), definitions);
            schema["properties"] = members;
        }

        if (body["additionalProperties"] is JsonObject additional)
            schema["additionalProperties"] = Rewrite(additional, definitions);
    }

    private static bool IsNullable(JsonObject source) =>
        source[NeverNull]?.GetValue<bool>() != true && AllowsNull(source);

    private static bool AllowsNull(JsonObject source) =>
        TypesOf(source).Contains("null") ||
        (source["oneOf"] is JsonArray choices && choices.Any(choice => TypesOf(choice!.AsObject()).Contains("null")));

    // NJsonSchema writes a referenced type as the last of one or two choices, the other being null.
    private static JsonObject Resolve(JsonObject source, JsonObject definitions)
    {
        JsonObject last = source["oneOf"] is JsonArray choices ? choices[^1]!.AsObject() : source;
        if (last["$ref"]?.GetValue<string>() is not { } reference) return source;
        string name = reference["#/definitions/".Length..];
        JsonObject definition = definitions[name]!.DeepClone().AsObject();
        if (definition["properties"] is not null) definition["title"] = name;
        if (source["description"] is { } description) definition["description"] = description.DeepClone();
        return definition;
    }

    private static IEnumerable<string> TypesOf(JsonObject schema) => schema["type"] switch
    {
        JsonArray types => types.Select(type => type!.GetValue<string>()),
        JsonValue type => [type.GetValue<string>()],
        _ => [],
    };

    private static JsonNode Types(JsonObject body, bool nullable)
    {
        string[] types = [.. TypesOf(body).Where(type => type != "null").Order(StringComparer.Ordinal)];
        if (nullable) types = [.. types, "null"];
        return types.Length == 1 ? types[0] : new JsonArray([.. types.Select(type => (JsonNode)type)]);
    }

    private static JsonArray Names(JsonArray names, bool nullable)
    {
        JsonArray kept = [.. names.Where(name => name is not null).Select(name => name!.DeepClone())];
        if (nullable) kept.Add(null);
        return kept;
    }

    // Formats int32, int64 and double are NJsonSchema's own; strict validators refuse formats they do not know.
    private static bool IsNumberFormat(string keyword, JsonNode value) =>
        keyword == "format" && value.GetValue<string>() is not ("uuid" or "date-time");

    // In .NET and Python $ also matches before a line break at the end, elsewhere it does not.
    private static JsonObject LineBreak() => new() { ["type"] = "string", ["pattern"] = @"\n" };

    private static JsonNode Number(JsonNode value) =>
        value is JsonValue number && number.TryGetValue(out double real) && double.IsInteger(real)
            ? (long)real : value.DeepClone();
}
