using System.Runtime.CompilerServices;
using Shouldly;

namespace KafkaAlarms.Engine.Tests.Configuration.RulesFile;

/// <summary>Compares committed text with a fresh generation.</summary>
/// <remarks>With KAFKA_ALARMS_WRITE_GENERATED=1 in the environment it writes the text instead.</remarks>
internal static class GeneratedText
{
    private static bool Writes => Environment.GetEnvironmentVariable("KAFKA_ALARMS_WRITE_GENERATED") == "1";

    public static string PathOf(string file, [CallerFilePath] string here = "")
    {
        DirectoryInfo folder = new(Path.GetDirectoryName(here)!);
        while (!File.Exists(Path.Combine(folder.FullName, "KafkaAlarms.slnx"))) folder = folder.Parent!;
        return Path.Combine(folder.FullName, file);
    }

    public static void ShouldBeFresh(string file, string fresh)
    {
        if (Writes) File.WriteAllText(PathOf(file), fresh);
        File.ReadAllText(PathOf(file)).ShouldBe(fresh);
    }
}
