namespace KafkaAlarms.Engine.Validating;

/// <summary>What a document breaks.</summary>
internal enum ViolationKind
{
    /// <summary>Its bytes are not UTF-8.</summary>
    NotUtf8,

    /// <summary>It is no JSON document, or nested deeper than 64.</summary>
    NotJson,

    /// <summary>A value has another type.</summary>
    WrongType,

    /// <summary>A required field is not there.</summary>
    Missing,

    /// <summary>A text is none of those allowed.</summary>
    NotInEnum,

    /// <summary>A text has another form.</summary>
    WrongForm,

    /// <summary>A text is too short.</summary>
    TooShort,

    /// <summary>A number is below its range.</summary>
    TooSmall,

    /// <summary>A number is above its range.</summary>
    TooBig,

    /// <summary>A field is not known, and the schema is closed.</summary>
    UnknownField,
}
