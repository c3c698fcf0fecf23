namespace KafkaAlarms.Engine.RuleTests.Files;

/// <summary>The published JSON Schema of files of rule tests.</summary>
/// <remarks>Made from <see cref="RuleTestKeys"/> and committed; a test compares both.</remarks>
internal static class RuleTestSchema
{
    /// <summary>Absolute address that names the schema.</summary>
    public const string Id = "https://kafka-alarms.dev/schemas/v1/rule-tests.schema.json";

    private static readonly Lazy<string> Loaded = new(Load);

    /// <summary>The schema, draft-07.</summary>
    public static string Text => Loaded.Value;

    private static string Load()
    {
        using Stream stream = typeof(RuleTestSchema).Assembly.GetManifestResourceStream("rule-tests.schema.json")!;
        using StreamReader reader = new(stream);
        return reader.ReadToEnd();
    }
}
