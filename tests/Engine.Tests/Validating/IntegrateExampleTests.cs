using KafkaAlarms.Examples;
using NJsonSchema;
using Shouldly;
using Xunit;

namespace KafkaAlarms.Engine.Tests.Validating;

/// <summary>The examples of docs/integrate.md are these files, and do what the page says.</summary>
public sealed class IntegrateExampleTests
{
    private static readonly string Examples = Path.Combine(Golden.Root, "docs", "examples");
    private static readonly string Page = File.ReadAllText(Path.Combine(Golden.Root, "docs", "integrate.md"));

    [Theory]
    [InlineData("AlarmPicture.cs", "csharp")]
    [InlineData("check_alarms.py", "python")]
    public void Page_Snippet_IsTheFile(string file, string language) =>
        Page.ShouldContain($"```{language}\n{File.ReadAllText(Path.Combine(Examples, file)).TrimEnd()}\n```");

    [Fact]
    public async Task Take_GoldenDocuments_KeepsTheNewestAndRefusesTheBroken()
    {
        AlarmPicture picture = new(await JsonSchema.FromFileAsync(Golden.SchemaFile, TestContext.Current.CancellationToken));

        foreach (string file in Golden.Files("valid").Concat(Golden.Files("valid"))) picture.Take(File.ReadAllText(file)).ShouldBeEmpty(file);

        picture.Newest.Values.ShouldContain(alarm => alarm.GetProperty("sequence").GetInt64() == 9_000_000_000_000_000);
        picture.Take(File.ReadAllText(Path.Combine(Golden.Folder, "broken", "severity-0.json"))).ShouldHaveSingleItem().ShouldContain("severity");
    }

    [Fact]
    public async Task CheckAlarms_GoldenDocuments_HaveTheExitCodeOfTheirFolder()
    {
        string? lacking = await Python.LackingAsync();
        if (lacking is not null) Assert.Skip(lacking);
        string[] arguments = [Path.Combine(Examples, "check_alarms.py"), Golden.SchemaFile];
        string valid = string.Join('\n', Golden.Files("valid").Select(file => File.ReadAllText(file).ReplaceLineEndings(string.Empty)));
        string broken = File.ReadAllText(Path.Combine(Golden.Folder, "broken", "severity-0.json"));

        (int exitCode, string output) = await Python.RunAsync(arguments, valid);
        (int exitCodeOfBroken, string outputOfBroken) = await Python.RunAsync(arguments, broken);

        exitCode.ShouldBe(0, output);
        output.ShouldContain("boiler-temperature/boiler-01/no_data raised 500 2026-08-22T10:16:00Z");
        exitCodeOfBroken.ShouldBe(1);
        outputOfBroken.ShouldStartWith("line 1: /severity:");
    }
}
