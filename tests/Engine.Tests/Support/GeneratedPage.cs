using Shouldly;

namespace KafkaAlarms.Engine.Tests.Support;

/// <summary>Pages under docs/ that are generated; KAFKA_ALARMS_REWRITE_DOCS=1 writes them anew.</summary>
internal static class GeneratedPage
{
    public static void ShouldBeFresh(string path, string fresh)
    {
        string file = Path.Combine(Repository.Folder, path);
        if (Environment.GetEnvironmentVariable("KAFKA_ALARMS_REWRITE_DOCS") == "1") File.WriteAllText(file, fresh);
        File.ReadAllText(file).ShouldBe(fresh, $"{path} is out of date: run the tests with KAFKA_ALARMS_REWRITE_DOCS=1.");
    }
}
