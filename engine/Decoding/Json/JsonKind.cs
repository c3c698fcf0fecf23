namespace KafkaAlarms.Engine.Decoding.Json;

/// <summary>What a JSON token is.</summary>
internal enum JsonKind : byte
{
    /// <summary>No token: the member does not occur.</summary>
    None,

    /// <summary>The word null.</summary>
    Null,

    /// <summary>The word true.</summary>
    True,

    /// <summary>The word false.</summary>
    False,

    /// <summary>A number in the grammar of JSON, of any length.</summary>
    Number,

    /// <summary>A bare NaN or infinity, which JSON does not know and devices send.</summary>
    NotANumber,

    /// <summary>A string.</summary>
    String,

    /// <summary>An object.</summary>
    Object,

    /// <summary>An array.</summary>
    Array,
}
