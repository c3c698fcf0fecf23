namespace KafkaAlarms.Engine.Validating;

/// <summary>The published schema of alarm events, as the file beside this one.</summary>
internal static class AlarmSchema
{
    private const string Resource = "alarm.schema.json";

    /// <summary>Text of the schema file.</summary>
    public static string Text { get; } = Read();

    private static string Read()
    {
        using Stream file = typeof(AlarmSchema).Assembly.GetManifestResourceStream(Resource)
            ?? throw new InvalidOperationException($"The program was built without {Resource}.");
        using StreamReader reader = new(file);
        return reader.ReadToEnd();
    }
}
