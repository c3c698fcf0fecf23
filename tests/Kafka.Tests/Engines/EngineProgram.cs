using System.Runtime.InteropServices;

namespace KafkaAlarms.Kafka.Tests.Engines;

/// <summary>Where the built engine is: the same configuration and framework as these tests, in the engine's own folder.</summary>
internal static class EngineProgram
{
    private const string Assembly = "kafka-alarms.dll";

    /// <summary>The engine's assembly, beside which its sample rules stand.</summary>
    public static string Path { get; } = Find();

    /// <summary>The repository that these tests stand in.</summary>
    public static string Repository { get; } = RepositoryFolder(new DirectoryInfo(AppContext.BaseDirectory));

    /// <summary>The dotnet program of the runtime that runs these tests.</summary>
    public static string Dotnet { get; } = System.IO.Path.GetFullPath(
        System.IO.Path.Combine(RuntimeEnvironment.GetRuntimeDirectory(), "..", "..", "..", "dotnet"));

    private static string Find()
    {
        var output = new DirectoryInfo(AppContext.BaseDirectory.TrimEnd(System.IO.Path.DirectorySeparatorChar));
        string repository = RepositoryFolder(output);
        string relative = System.IO.Path.GetRelativePath(
            System.IO.Path.Combine(repository, "tests", "Kafka.Tests", "bin"), output.FullName);
        return System.IO.Path.Combine(repository, "engine", "bin", relative, Assembly);
    }

    private static string RepositoryFolder(DirectoryInfo from)
    {
        for (DirectoryInfo? folder = from; folder is not null; folder = folder.Parent)
        {
            if (File.Exists(System.IO.Path.Combine(folder.FullName, "global.json")))
            {
                return folder.FullName;
            }
        }

        throw new InvalidOperationException("These tests do not run from inside of the repository.");
    }
}
