using System.Text.RegularExpressions;
using KafkaAlarms.Engine.Configuration.RulesFile.Keys;
using KafkaAlarms.Engine.Configuration.RulesFile.Nodes;
using KafkaAlarms.Engine.Configuration.RulesFile.Shapes;
using KafkaAlarms.Engine.Model.Messages;
using Shouldly;
using Xunit;

namespace KafkaAlarms.Engine.Tests.Configuration.RulesFile.Keys;

public sealed class RulesReferenceTests
{
    private const string Page = "docs/rules-file.md";

    private static string Text => File.ReadAllText(GeneratedText.PathOf(Page));

    [Fact]
    public void Page_Tables_EqualFreshGeneration() => GeneratedText.ShouldBeFresh(Page, RulesReferenceWriter.Renew(Text));

    [Fact]
    public void Page_EachExample_Loads()
    {
        MatchCollection examples = Regex.Matches(Text, "```jsonc?\n(.*?)```", RegexOptions.Singleline);
        examples.Count.ShouldBeGreaterThan(0);
        foreach (Match example in examples) Some.Listed(Some.Load(example.Groups[1].Value)).ShouldBe("");
    }

    [Fact]
    public void Page_Placeholders_AreAllNamed()
    {
        foreach (string name in MessagePlaceholders.Names) Text.ShouldContain($"`{{{name}}}`");
    }

    [Fact]
    public void KeyTable_EachExample_HasItsShape()
    {
        ObjectShape[] objects = [KeyTable.File, KeyTable.Rule, KeyTable.Levels, KeyTable.Level, KeyTable.NoData, KeyTable.Guidance];
        foreach (KeyDeclaration key in objects.SelectMany(shape => shape.Keys))
        {
            RulesFileReport report = new("example");
            FileNode node = FileNodeReader.Read(System.Text.Encoding.UTF8.GetBytes(key.Example), report)!;
            key.Shape.Check(node, report);
            report.Problems.ShouldBeEmpty(key.Name);
        }
    }
}
