using System.Text.Json;
using System.Text.Unicode;

namespace KafkaAlarms.Engine.Validating;

/// <summary>Checks documents against the alarm schema in one pass over their bytes.</summary>
/// <remarks>Safe for every thread; allocates nothing when the document is valid. Compiled from the schema file, and
/// of one mind with NJsonSchema: a property test compares the two.</remarks>
internal sealed class AlarmValidator
{
    private readonly SchemaNode root;

    public AlarmValidator()
        : this(AlarmSchema.Text)
    {
    }

    /// <summary>Compiles another schema of the same make.</summary>
    internal AlarmValidator(string schema)
    {
        using JsonDocument document = JsonDocument.Parse(schema);
        root = SchemaLoader.Load(document.RootElement);
    }

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

    internal static ValidationResult Whole(ViolationKind kind) => new([new Violation(kind, string.Empty)]);
}
