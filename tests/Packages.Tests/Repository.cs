using System.Reflection;

namespace KafkaAlarms.Packages.Tests;

/// <summary>The repository that the tests were built from.</summary>
internal static class Repository
{
    public static string Folder { get; } = Find();

    /// <summary>The configuration in which it was built.</summary>
    public static string Configuration { get; } = typeof(Repository).Assembly
        .GetCustomAttributes<AssemblyMetadataAttribute>().Single(data => data.Key == "Configuration").Value!;

    public static string Read(string path) => File.ReadAllText(Path.Combine(Folder, path));

    private static string Find()
    {
        string folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "KafkaAlarms.slnx"))) folder = Path.GetDirectoryName(folder)!;
        return folder;
    }
}
