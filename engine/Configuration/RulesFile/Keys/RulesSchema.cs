namespace KafkaAlarms.Engine.Configuration.RulesFile.Keys;

/// <summary>The published JSON Schema of the rules file.</summary>
/// <remarks>Made from <see cref="KeyTable"/> and committed; a test compares both.</remarks>
internal static class RulesSchema
{
    private static readonly Lazy<string> Loaded = new(Load);

    /// <summary>Absolute address that names the schema.</summary>
    public const string Id = "https://kafka-alarms.dev/schemas/v1/rules.schema.json";

    /// <summary>The schema, draft-07.</summary>
    public static string Text => Loaded.Value;

    private static string Load()
    {
        using Stream stream = typeof(RulesSchema).Assembly.GetManifestResourceStream("rules.schema.json")!;
        using StreamReader reader = new(stream);
        return reader.ReadToEnd();
    }
}
