namespace KafkaAlarms.Engine.Validating;

/// <summary>One thing that a document breaks.</summary>
/// <param name="Kind">What is broken.</param>
/// <param name="Path">Where, as a JSON pointer (RFC 6901); empty for the document itself.</param>
internal readonly record struct Violation(ViolationKind Kind, string Path)
{
    /// <summary>For a person: the path and what is wrong there, never the value.</summary>
    public override string ToString() => $"{(Path.Length == 0 ? "document" : Path)}: {Text(Kind)}";

    private static string Text(ViolationKind kind) => kind switch
    {
        ViolationKind.NotUtf8 => "is not UTF-8",
        ViolationKind.NotJson => "is no JSON",
        ViolationKind.WrongType => "has another type",
        ViolationKind.Missing => "is missing",
        ViolationKind.NotInEnum => "is none of the allowed names",
        ViolationKind.WrongForm => "has another form",
        ViolationKind.TooShort => "is too short",
        ViolationKind.TooSmall => "is below its range",
        ViolationKind.TooBig => "is above its range",
        _ => "is not known",
    };
}
