using Shouldly;
using Xunit;

namespace KafkaAlarms.Packages.Tests;

/// <summary>docs/write-a-rule.md, from nothing to a running rule.</summary>
public sealed class WriteARuleTests(PageWalk walk)
{
    [Fact]
    public void Commands_OfThePage_SucceedAndPrintWhatItShows()
    {
        SkipAtAnObstacle();
        foreach ((PageStep step, int exitCode, string output) in walk.Results)
        {
            exitCode.ShouldBe(0, $"{step.Command}\n{output}");
            string[] printed = [.. output.Split('\n').Select(OutputText.Normalize)];
            foreach (string line in step.Shown)
                printed.ShouldContain(OutputText.Normalize(line), $"{step.Command}\n{output}");
        }
    }

    [Fact]
    public void Commands_OfThePage_AreThePathFromTheTemplateToAlarms()
    {
        string[] commands = [.. PageStep.ReadAll(Repository.Read("docs/write-a-rule.md")).Select(step => step.Command)];

        string[] path =
        [
            "dotnet new install KafkaAlarms.Templates",
            "dotnet new kafka-alarm-rule -n MyRule",
            "dotnet test",
            "kafka-alarms rules check ./bin",
            "kafka-alarms rules test --plugins ./bin --junit results.xml",
            "kafka-alarms demo --plugins ./bin --for 20s",
        ];
        commands.Where(path.Contains).ShouldBe(path);
    }

    [Theory]
    [InlineData("MyRule/MyRule.cs", "csharp")]
    [InlineData("MyRule.Tests/MyRuleTests.cs", "csharp")]
    [InlineData("MyRule/my-rule.tests.json", "json")]
    public void Files_ThatThePageShows_AreThoseOfTheTemplate(string file, string language)
    {
        SkipAtAnObstacle();
        string text = File.ReadAllText(Path.Combine(walk.Rule, file)).ReplaceLineEndings("\n");

        Repository.Read("docs/write-a-rule.md").ShouldContain($"```{language}\n{text}```");
    }

    [Fact]
    public void Folder_OfTheRule_HoldsThePluginAlone()
    {
        SkipAtAnObstacle();
        string[] files = [.. Directory.GetFiles(Path.Combine(walk.Rule, "bin", "MyRule")).Select(path => Path.GetFileName(path)!)];

        files.ShouldContain("MyRule.dll");
        files.ShouldContain("MyRule.deps.json");
        files.Where(file => file.StartsWith("KafkaAlarms", StringComparison.Ordinal)).ShouldBeEmpty();
    }

    private void SkipAtAnObstacle() => Assert.SkipWhen(walk.Obstacle is not null, walk.Obstacle ?? "");
}
