using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace KafkaAlarms.Engine.Validating;

/// <summary>Compiles a schema into the tree that <see cref="AlarmValidator"/> walks.</summary>
/// <remarks>Knows only what the generator writes and refuses the rest, so that nothing
/// is silently not checked.</remarks>
internal static class SchemaLoader
{
    private const string LineFeed = "\\n";

    private static readonly HashSet<string> Known =
    [
        "$schema", "$id", "title", "description", "type", "enum", "format", "pattern",
        "not", "minLength", "minimum", "maximum",
        "required", "properties", "additionalProperties",
    ];

    /// <summary>Compiles a schema.</summary>
    /// <exception cref="NotSupportedException">It uses a keyword that the walk does not judge.</exception>
    /// <exception cref="OverflowException">A bound is no integer of 64 bits.</exception>
    public static SchemaNode Load(JsonElement schema)
    {
        RefuseUnknown(schema);
        SchemaField[] fields = Fields(schema);
        JsonElement? others = Find(schema, "additionalProperties");
        decimal? minimum = Find(schema, "minimum")?.GetDecimal();
        decimal? maximum = Find(schema, "maximum")?.GetDecimal();
        TextForm? form = Form(schema);
        return new SchemaNode
        {
            Types = Types(schema.GetProperty("type")),
            Fields = fields,
            Required = Required(schema, fields),
            Others = others is { ValueKind: JsonValueKind.Object } node ? Load(node) : null,
            Closed = others is { ValueKind: JsonValueKind.False },
            Names = Names(schema),
            Minimum = minimum,
            Maximum = maximum,
            // A bound beyond 64 bits is refused: the cast throws.
            LeastInteger = (long)decimal.Ceiling(minimum ?? long.MinValue),
            MostInteger = (long)decimal.Floor(maximum ?? long.MaxValue),
            MinLength = Find(schema, "minLength")?.GetInt32() ?? 0,
            Form = form,
            // Expressions take long to make, and a known form stands for both.
            Pattern = form is null ? Pattern(schema) : null,
            Excluded = form is null ? Excluded(schema) : null,
        };
    }

    private static void RefuseUnknown(JsonElement schema)
    {
        foreach (JsonProperty keyword in schema.EnumerateObject())
        {
            if (!Known.Contains(keyword.Name))
                throw new NotSupportedException($"The check does not know the keyword {keyword.Name}.");
        }

        // Every form that we name is a part of its pattern: validators differ in what they make of the name.
        if (schema.TryGetProperty("format", out _) && !schema.TryGetProperty("pattern", out _))
        {
            throw new NotSupportedException("A format needs a pattern beside it.");
        }
    }

    private static JsonElement? Find(JsonElement schema, string keyword) =>
        schema.TryGetProperty(keyword, out JsonElement value) ? value : null;

    private static SchemaField[] Fields(JsonElement schema)
    {
        if (Find(schema, "properties") is not { } properties) return [];
        SchemaField[] fields =
            [.. properties.EnumerateObject().Select(field => new SchemaField(field.Name, Load(field.Value)))];
        return fields.Length <= SchemaNode.MostFields
            ? fields : throw new NotSupportedException("An object has too many fields.");
    }

    private static ulong Required(JsonElement schema, SchemaField[] fields)
    {
        ulong required = 0;
        if (Find(schema, "required") is not { } names) return required;
        foreach (JsonElement name in names.EnumerateArray())
        {
            required |= 1UL << Array.FindIndex(fields, field => field.Name == name.GetString());
        }

        return required;
    }

    private static JsonTypes Types(JsonElement types) => types.ValueKind == JsonValueKind.Array
        ? types.EnumerateArray().Aggregate(JsonTypes.None, (all, type) => all | TypeOf(type))
        : TypeOf(types);

    private static JsonTypes TypeOf(JsonElement type) =>
        Enum.TryParse(type.GetString(), ignoreCase: true, out JsonTypes known)
        ? known
        : throw new NotSupportedException($"The check does not know the type {type}.");

    private static byte[][]? Names(JsonElement schema) => Find(schema, "enum") is { } names
        ? [.. names.EnumerateArray().Where(name => name.ValueKind != JsonValueKind.Null)
            .Select(name => Encoding.UTF8.GetBytes(name.GetString()!))]
        : null;

    private static TextForm? Form(JsonElement schema)
    {
        if (Find(schema, "pattern") is not { } pattern || Find(schema, "not") is not { } not) return null;
        return Find(not, "pattern")?.GetString() == LineFeed ? KnownForms.Find(pattern.GetString()!) : null;
    }

    private static Regex? Excluded(JsonElement schema) => Find(schema, "not") is { } not ? Pattern(not) : null;

    private static Regex? Pattern(JsonElement schema) =>
        Find(schema, "pattern") is { } pattern ? new Regex(pattern.GetString()!) : null;
}
