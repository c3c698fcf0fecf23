using System.Text.Json;
using System.Text.Unicode;

namespace KafkaAlarms.Engine.Validating;

/// <summary>Checks documents against the alarm schema in one pass over their bytes.</summary>
/// <remarks>Safe for every thread; allocates nothing when the document is valid. Compiled from the schema file, and
/// of one mind with NJsonSchema: a property test compares the two.</remarks>
internal sealed class AlarmValidator
{
    // Compiling takes milliseconds, and each stream thread has a validator.
    private static readonly Lazy<SchemaNode> Published = new(static () => Compile(AlarmSchema.Text));

    private readonly SchemaNode root;

    /// <summary>Judges by the published schema.</summary>
    public AlarmValidator() => root = Published.Value;

    /// <summary>Compiles another schema of the same make.</summary>
    internal AlarmValidator(string schema) => root = Compile(schema);

    /// <summary>Judges one document.</summary>
    public ValidationResult Validate(ReadOnlySpan<byte> json)
    {
        if (!Utf8.IsValid(json)) return Whole(ViolationKind.NotUtf8);
        try
        {
            return new SchemaWalk(json).Judge(root);
        }
        catch (JsonException)
        {
            return Whole(ViolationKind.NotJson);
        }
    }

    private static SchemaNode Compile(string schema)
    {
        using JsonDocument document = JsonDocument.Parse(schema);
        return SchemaLoader.Load(document.RootElement);
    }

    internal static ValidationResult Whole(ViolationKind kind) => new([new Violation(kind, string.Empty)]);
}
