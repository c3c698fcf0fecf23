namespace KafkaAlarms.Engine.Tests.Validating;

/// <summary>Where the documents that every validator must agree on stand.</summary>
internal static class Golden
{
    public static string Root { get; } = FindRoot();

    public static string SchemaFile { get; } = Path.Combine(Root, "engine", "Validating", "alarm.schema.json");

    public static string Folder { get; } = Path.Combine(Root, "tests", "golden", "alarm-v1");

    /// <summary>Files of one verdict: <c>valid</c> or <c>broken</c>.</summary>
    public static string[] Files(string verdict) =>
        [.. Directory.EnumerateFiles(Path.Combine(Folder, verdict), "*.json").Order(StringComparer.Ordinal)];

    private static string FindRoot()
    {
        DirectoryInfo? folder = new(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "KafkaAlarms.slnx"))) folder = folder.Parent;
        return folder?.FullName ?? throw new InvalidOperationException("The tests run outside of the repository.");
    }
}
