using System.Text;
using KafkaAlarms.Engine.Configuration.RulesFile;
using KafkaAlarms.Engine.Configuration.RulesFile.Nodes;
using Shouldly;
using Xunit;

namespace KafkaAlarms.Engine.Tests.Configuration.RulesFile;

public sealed class RulesFileProblemTests
{
    [Fact]
    public void Load_BrokenShapes_NamesEachProblemAndItsPlace() => Report(BrokenFiles.Shapes).ShouldMatchApproved();

    [Fact]
    public void Load_BrokenMeanings_NamesEachProblemAndItsPlace() => Report(BrokenFiles.Meanings).ShouldMatchApproved();

    [Fact]
    public void Load_BrokenFile_GivesNoRules()
    {
        foreach ((string title, string json) in BrokenFiles.Shapes.Concat(BrokenFiles.Meanings))
        {
            RulesFileResult result = Some.Load(json);
            result.Rules.ShouldBeNull(title);
            result.Problems.ShouldNotBeEmpty(title);
        }
    }

    [Fact]
    public void Load_MissingFile_SaysSo() =>
        Some.Listed(RulesFileLoader.Load("no/such/rules.json", Some.Types, "")).ShouldBe(
            "KA8201 no/such/rules.json: The rules file does not exist. "
            + "Name a readable file with --rules, or none to run each rule type with its defaults.");

    [Fact]
    public void Load_Folder_SaysSo() =>
        RulesFileLoader.Load(AppContext.BaseDirectory, Some.Types, "").Problems.Single().What
            .ShouldBe("The rules file is a folder.");

    [Theory]
    [InlineData("")]
    [InlineData("a\0b")]
    public void Load_ImpossiblePath_IsProblem(string path) =>
        ((int)RulesFileLoader.Load(path, Some.Types, "").Problems.Single().Code).ShouldBe(8201);

    [Fact]
    public void Load_Utf16_IsProblem() =>
        Some.Listed(Some.Load([0xFF, 0xFE, .. Encoding.Unicode.GetBytes(Some.Sample)]))
            .ShouldBe("KA8202 rules.json: The rules file is not UTF-8. Save it as UTF-8.");

    [Fact]
    public void Load_HugeFile_IsProblem() =>
        ((int)Some.Load(new byte[RulesFileReader.MaxBytes + 1]).Problems.Single().Code).ShouldBe(8203);

    [Fact]
    public void Load_ByteOrderMark_IsSkipped() =>
        Some.Load([0xEF, 0xBB, 0xBF, .. Encoding.UTF8.GetBytes(Some.Sample)]).Rules.ShouldNotBeNull();

    [Fact]
    public void Load_WindowsLineEnds_CountsLines() =>
        Some.Listed(Some.Load("{\"rules\": [],\r\n\"x\": 1}")).ShouldStartWith("KA8206 rules.json(2,1) x:");

    [Fact]
    public void Load_CommentsAndTrailingCommas_AreAllowed() =>
        Some.Listed(Some.Load("// one\n{\"$schema\": \"x\", /* two */ \"rules\": [],}")).ShouldBe("");

    [Fact]
    public void Load_NoFileAndTypeThatThrows_IsProblem() =>
        Some.Listed(RulesFileLoader.Load(null, [Some.Type("bad", () => throw new NotSupportedException("No."))], ""))
            .ShouldBe("KA8219 rule type bad: It refuses its own defaults: NotSupportedException: No. "
            + "Correct the plug-in, or write a rules file without it.");

    private static string Report((string Title, string Json)[] files)
    {
        StringBuilder report = new();
        foreach ((string title, string json) in files)
            report.Append("## ").Append(title).Append('\n').Append(Some.Listed(Some.Load(json))).Append("\n\n");
        return report.ToString();
    }
}
