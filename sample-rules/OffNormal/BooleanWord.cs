namespace KafkaAlarms.Samples.OffNormal;

/// <summary>Words that the engine reads as booleans, so that a rules file may use the same ones.</summary>
internal static class BooleanWord
{
    /// <summary>Reads a word, whatever its case.</summary>
    /// <returns>Null for any other text.</returns>
    public static bool? Parse(string text) => text.ToUpperInvariant() switch
    {
        "TRUE" or "ON" or "OPEN" or "YES" => true,
        "FALSE" or "OFF" or "CLOSED" or "NO" => false,
        _ => null,
    };
}
