namespace KafkaAlarms.Chart.Tests.Rendering;

/// <summary>The repository that the tests stand in, and its chart.</summary>
internal static class Repository
{
    public const string Chart = "charts/kafka-alarms";

    public static string Folder { get; } = Find(new DirectoryInfo(AppContext.BaseDirectory));

    /// <summary>The sets of values that the chart is rendered with.</summary>
    public static TheoryData<string> Scenarios =>
    [
        .. Directory.EnumerateFiles(At($"{Chart}/ci"), "*-values.yaml").Select(file => Path.GetFileName(file))
            .Order(StringComparer.Ordinal),
    ];

    public static string At(string path) => Path.Combine(Folder, path);

    public static string Read(string path) => File.ReadAllText(At(path));

    private static string Find(DirectoryInfo? folder)
    {
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "global.json"))) folder = folder.Parent;
        return folder?.FullName ?? throw new InvalidOperationException("These tests run inside the repository.");
    }
}
