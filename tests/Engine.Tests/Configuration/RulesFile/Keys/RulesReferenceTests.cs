using System.Text.RegularExpressions;
using KafkaAlarms.Engine.Configuration.RulesFile.Keys;
using KafkaAlarms.Engine.Configuration.RulesFile.Nodes;
using KafkaAlarms.Engine.Configuration.RulesFile.Shapes;
using KafkaAlarms.Engine.Configuration.RulesFile.Tables;
using KafkaAlarms.Engine.Model.Messages;
using KafkaAlarms.Engine.Tests.Configuration.RulesFile.Tables;
using Shouldly;
using Xunit;

namespace KafkaAlarms.Engine.Tests.Configuration.RulesFile.Keys;

public sealed class RulesReferenceTests
{
    private const string Page = "docs/rules-file.md";

    private static string[] Blocks(string language) =>
        [.. Regex.Matches(Text, $"```{language}\n(.*?)```", RegexOptions.Singleline).Select(match => match.Groups[1].Value)];

    private static string Text => File.ReadAllText(GeneratedText.PathOf(Page));

    [Fact]
    public void Page_Tables_EqualFreshGeneration() => GeneratedText.ShouldBeFresh(Page, RulesReferenceWriter.Renew(Text));

    [Fact]
    public void Page_EachExample_Loads()
    {
        using TableFolder folder = new();
        folder.Write(Blocks("csv").Single());
        string[] examples = Blocks("jsonc?");
        examples.Length.ShouldBeGreaterThan(1);
        foreach (string example in examples) Some.Listed(folder.LoadFile(example)).ShouldBe("");
    }

    [Fact]
    public void Page_Table_NamesEachColumnThatATableMayHave()
    {
        string section = Text[Text.IndexOf("## Overrides in a table", StringComparison.Ordinal)..];
        string[] off = ["latching", "acknowledge", "chatter"];
        foreach (string part in ColumnNames.Known.Except(off).SelectMany(name => name.Split('.')).Except(["cause", "consequence", "url"]))
            section.ShouldContain(part);
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
