using System.Text;
using System.Text.RegularExpressions;
using KafkaAlarms.Engine.Configuration.RulesFile.Shapes;
using KafkaAlarms.Engine.RuleTests;
using KafkaAlarms.Engine.RuleTests.Files;
using KafkaAlarms.Engine.RuleTests.Series;
using KafkaAlarms.Engine.Tests.Configuration.RulesFile;
using KafkaAlarms.Engine.Tests.Configuration.RulesFile.Keys;
using KafkaAlarms.Engine.Tests.Support;
using Shouldly;
using Xunit;

namespace KafkaAlarms.Engine.Tests.RuleTests.Files;

/// <summary>docs/rule-tests.md says what is so.</summary>
public sealed partial class RuleTestPageTests
{
    private const string Page = "docs/rule-tests.md";

    private static string Text => File.ReadAllText(GeneratedText.PathOf(Page));

    [Fact]
    public void Tables_OfThePage_EqualFreshGeneration()
    {
        int begin = Text.IndexOf(RulesReferenceWriter.Begin, StringComparison.Ordinal) + RulesReferenceWriter.Begin.Length;
        int end = Text.IndexOf(RulesReferenceWriter.End, StringComparison.Ordinal);

        GeneratedText.ShouldBeFresh(Page, Text[..begin] + Tables() + Text[end..]);
    }

    [Fact]
    public void Example_OfThePage_Passes()
    {
        string example = Example().Match(Text).Groups[1].Value;

        RuleTestFile file = RuleTestReader.Read(Encoding.UTF8.GetBytes(example), "page.tests.json", SamplePlugins.Load().Types);

        file.Problems.ShouldBeEmpty();
        file.Tests.Length.ShouldBe(2);
        file.Tests.SelectMany(test => RuleTestRunner.Run(test, TimeProvider.System).Differences).ShouldBeEmpty();
    }

    [Fact]
    public void Elements_OfTheTable_AreRead()
    {
        string[] rows = [.. Text.Split('\n').Where(line => line.StartsWith("| `2", StringComparison.Ordinal)
            || line.StartsWith("| `_", StringComparison.Ordinal) || line.StartsWith("| `true", StringComparison.Ordinal))];
        rows.Length.ShouldBe(6);
        foreach (Match element in rows.SelectMany(row => Element().Matches(row.Split('|')[1])))
        {
            SeriesReader.Read(element.Groups[1].Value, out string? problem);
            problem.ShouldBeNull(element.Value);
        }
    }

    [GeneratedRegex("```json\n(.*?)```", RegexOptions.Singleline)]
    private static partial Regex Example();

    [GeneratedRegex("`([^`]+)`")]
    private static partial Regex Element();

    private static string Tables()
    {
        StringBuilder text = new();
        foreach ((string title, ObjectShape shape) in new[]
        {
            ("The file", RuleTestKeys.File),
            ("A test", RuleTestKeys.Test),
            ("An input", RuleTestKeys.Input),
            ("An expected event", RuleTestKeys.Expect),
        })
        {
            text.Append($"### {title}\n\n| key | meaning | type and range | default | example |\n|---|---|---|---|---|\n");
            foreach (KeyDeclaration key in shape.Keys)
            {
                string range = key.Shape.Range.Length == 0 ? "" : $": {key.Shape.Range}";
                string fallback = key.IsRequired ? "required" : key.Default;
                text.Append($"| `{key.Name}` | {key.Meaning} | {key.Shape.Words}{range} | {fallback} | `{key.Example}` |\n");
            }

            text.Append('\n');
        }

        return text.ToString();
    }
}
