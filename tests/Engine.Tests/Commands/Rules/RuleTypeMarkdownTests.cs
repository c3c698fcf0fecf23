using KafkaAlarms.Engine.Commands;
using KafkaAlarms.Engine.Commands.Rules;
using KafkaAlarms.Engine.Configuration.RulesFile.Checks;
using KafkaAlarms.Engine.Model.Rules;
using KafkaAlarms.Engine.Plugins;
using KafkaAlarms.Engine.Tests.Support;
using KafkaAlarms.Rules;
using Shouldly;
using Xunit;

namespace KafkaAlarms.Engine.Tests.Commands.Rules;

public sealed class RuleTypeMarkdownTests
{
    private const string Begin = "<!-- generated: declared -->\n";
    private const string End = "<!-- end of generated -->";

    [Fact]
    public async Task List_AsMarkdown_DocumentsEachTypeFromItsDeclarations()
    {
        using CommandLine line = new();
        (await line.RunAsync("rules", "list", SamplePlugins.Folder, "--format", "markdown")).ShouldBe(ExitCode.Stopped, line.Error);
        line.Output.ShouldMatchApproved();
    }

    [Fact]
    public void Readmes_OfTheSampleRules_SayWhatTheirRulesDeclare()
    {
        using PluginSet plugins = SamplePlugins.Load();
        plugins.Types.Length.ShouldBe(6);
        foreach (RuleType type in plugins.Types)
        {
            string path = $"sample-rules/{type.Assembly.Split('.')[^1]}/README.md";
            string page = File.ReadAllText(Path.Combine(Repository.Folder, path));
            int begin = page.IndexOf(Begin, StringComparison.Ordinal) + Begin.Length;
            int end = page.IndexOf(End, StringComparison.Ordinal);
            end.ShouldBeGreaterThan(begin - 1, path);
            GeneratedPage.ShouldBeFresh(path, page[..begin] + Declared(type).TrimEnd('\n') + "\n" + page[end..]);
        }
    }

    [Fact]
    public void Write_TextsWithBars_StayInTheirCells()
    {
        RuleType type = new("odd", "1.0.0", "Odd.Rules", "1.0.0", "", () => new OddRule());
        Declared(type).ShouldBe(
            """
            | setting | type | range | unit | default | meaning |
            | --- | --- | --- | --- | --- | --- |
            | `share` | number | 0 to 1 | 1 | `0.5` | this \| that |


            """);
    }

    private static string Declared(RuleType type)
    {
        using StringWriter text = new();
        RuleTypeMarkdown.WriteDeclared(ConfiguredRule.Of(type, null, []), text);
        return text.ToString();
    }

    private sealed class OddRule : IAlarmRule
    {
        public void Configure(RuleSetup setup) =>
            setup.Settings.Number("share", 0.5, min: 0, max: 1, unit: "1", description: "this | that");

        public void Evaluate(in SensorRecord record, ref Verdicts verdicts)
        {
        }
    }
}
