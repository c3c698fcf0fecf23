using System.Text.RegularExpressions;
using Example;
using Shouldly;
using Xunit;

namespace KafkaAlarms.Rules.Testing.Tests;

/// <summary>What the README of the package shows is so.</summary>
public sealed partial class ReadmeTests
{
    private static readonly string Root = FindRoot();
    private static readonly string Readme =
        File.ReadAllText(Path.Combine(Root, "rules-sdk", "KafkaAlarms.Rules.Testing", "README.md"));

    [Fact]
    public void Example_Compiled_Passes()
    {
        RuleTest test = RuleTest.Of<TooHot>("""{"on_delay": "5s"}""");

        test.Feed("temperature", "70+2x10 85x3", unit: "Cel");

        test.ShouldRaise("hot").At("11s").OnLevel(AlarmLevel.Hi).Showing(85);
        test.ShouldSayNothingElse();
    }

    [Fact]
    public void Example_OfThePage_IsTheOneThatPasses()
    {
        string source = File.ReadAllText(Path.Combine(Root, "tests", "Rules.Testing.Tests", "ReadmeTests.cs"));
        string shown = CodeBlock().Match(Readme).Groups[1].Value;

        Lines(source).ShouldContain(Lines(shown));
    }

    [Fact]
    public void Chart_OfThePage_IsWhatAFailureShows()
    {
        string folder = Path.Combine(Root, "tests", "Rules.Testing.Tests");
        string file = Path.Combine(folder, "RuleTestFailureTests.At_OtherTime_DrawsWhatHappened.chart.approved.txt");
        string failure = File.ReadAllText(file);

        Readme.ShouldContain(failure[..failure.IndexOf("\n\nR raised", StringComparison.Ordinal)]);
    }

    private static string Lines(string text) =>
        string.Join('\n', text.Split('\n').Select(line => line.Trim()).Where(line => line.Length > 0));

    private static string FindRoot()
    {
        string folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "KafkaAlarms.slnx"))) folder = Path.GetDirectoryName(folder)!;
        return folder;
    }

    [GeneratedRegex("```csharp\n(.*?)```", RegexOptions.Singleline)]
    private static partial Regex CodeBlock();
}
