namespace KafkaAlarms.Engine.Decoding.Json;

/// <summary>One JSON value inside the value of a Kafka record.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Start">First byte; of a string the one after the quote.</param>
/// <param name="Length">Bytes; of a string those between the quotes, of a container just opened 1.</param>
/// <param name="Escaped">True when a string has escapes.</param>
internal readonly record struct JsonToken(JsonKind Kind, int Start, int Length, bool Escaped = false)
{
    /// <summary>True for null and for what does not occur.</summary>
    public bool IsNothing => Kind <= JsonKind.Null;

    /// <summary>True for objects and arrays.</summary>
    public bool IsContainer => Kind >= JsonKind.Object;
}
