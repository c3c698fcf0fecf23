using System.Collections.Immutable;
using System.Xml.Linq;
using KafkaAlarms.Engine.Commands;
using KafkaAlarms.Engine.Tests.Support;
using Shouldly;
using Xunit;

namespace KafkaAlarms.Engine.Tests.Commands.Rules;

/// <summary>Every command that calls the code of authors ends with a code when that throws or does not return.</summary>
public sealed class BadRuleCommandTests : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("bad-rules-");

    public BadRuleCommandTests()
    {
        Write("input.csv", "ts,sensor_id,t\n2026-01-01T00:00:00Z,s1,90\n2026-01-01T00:00:01Z,s1,91\n");
        foreach (string type in (string[])["hangs-in-evaluate", "hangs-when-configured-again", "throws-when-configured-again"])
            Write($"{type}.json", $$"""{"rules":[{"id":"bad","type":"{{type}}"}]}""");
        foreach (string type in (string[])["hangs-in-configure", "hangs-in-evaluate"])
        {
            string test = """{"name":"NAME","input":[{"sensor":"s1","measurement":"t","values":"90"}],"expect":[]}""";
            Write(
                $"{type}.tests.json",
                $$"""{"rules":[{"id":"bad","type":"{{type}}"}],"tests":[{{test.Replace("NAME", "first")}},{{test.Replace("NAME", "second")}}]}""");
        }
    }

    public void Dispose() => folder.Delete(recursive: true);

    [Theory]
    [InlineData("rules list PLUGINS")]
    [InlineData("rules check PLUGINS")]
    [InlineData("rules explain PLUGINS --sensor s1")]
    [InlineData("rules test FOLDER/hangs-in-configure.tests.json --plugins PLUGINS")]
    [InlineData("replay --plugins PLUGINS --input FOLDER/input.csv")]
    public async Task Run_RuleThatDoesNotReturnAsItIsLoaded_EndsAndNamesIt(string command)
    {
        (int exitCode, string output, string error) = await RunAsync(command, "LoadFaults", "00:00:01");

        exitCode.ShouldBe(ExitCode.Configuration);
        output.ShouldBeEmpty();
        error.ShouldBe(
            "KA9118 rule type hangs-in-configure: Its constructor or Configure has not returned for 1 s. "
            + "Correct the plug-in, or remove it; where it only takes long, raise Rules:HangTimeout.\n");
    }

    [Theory]
    [InlineData("rules list PLUGINS")]
    [InlineData("rules lock PLUGINS")]
    public async Task Run_RuleThatDoesNotReturnAsItIsMade_EndsAndNamesIt(string command)
    {
        (int exitCode, string output, string error) = await RunAsync(command, "ConstructorFaults", "00:00:01");

        exitCode.ShouldBe(ExitCode.Configuration);
        output.ShouldBeEmpty("nothing is listed, and nothing allowed by mistake");
        error.ShouldStartWith("KA9118 rule type hangs-in-constructor: ");
    }

    [Theory]
    [InlineData("replay --plugins PLUGINS --rules FOLDER/hangs-in-evaluate.json --input FOLDER/input.csv", "RuntimeFaults", "Evaluate")]
    [InlineData("rules test FOLDER/hangs-in-evaluate.tests.json --plugins PLUGINS --junit FOLDER/results.xml", "RuntimeFaults", "Evaluate")]
    [InlineData("replay --plugins PLUGINS --rules FOLDER/hangs-when-configured-again.json --input FOLDER/input.csv", "InstanceFaults", "Configure")]
    public async Task Run_RuleThatDoesNotReturnAsItRuns_EndsAndNamesIt(string command, string plugin, string step)
    {
        (int exitCode, _, string error) = await RunAsync(command, plugin, "00:00:02");

        exitCode.ShouldBe(ExitCode.RuleHangs, error);
        error.ShouldMatch($@"\AKA3005 rule bad: {step} of its type [a-z-]+ has not returned for 2 s\. .*raise Rules:HangTimeout\.\n\z");
    }

    [Fact]
    public async Task Test_RuleThatDoesNotReturn_FailsItsTestAlsoForACi()
    {
        (_, string output, string error) = await RunAsync(
            "rules test FOLDER/hangs-in-evaluate.tests.json --plugins PLUGINS --junit FOLDER/results.xml", "RuntimeFaults", "00:00:02");

        output.ShouldContain("FAIL  first");
        output.ShouldContain("1 test, 0 passed, 1 failed.");
        error.ShouldContain("No test after this one was run.");
        string junit = await File.ReadAllTextAsync(At("results.xml"), TestContext.Current.CancellationToken);
        junit.ShouldContain("failures=\"1\"");
        junit.ShouldContain("KA3005");
    }

    [Fact]
    public async Task Test_RuleThatDoesNotReturn_TestsAfterItStandAsSkippedInTheReport()
    {
        File.Copy(At("hangs-in-evaluate.tests.json"), At("later.tests.json"));

        await RunAsync(
            "rules test FOLDER/hangs-in-evaluate.tests.json FOLDER/later.tests.json --plugins PLUGINS --junit FOLDER/results.xml",
            "RuntimeFaults",
            "00:00:02");

        XElement root = XDocument.Load(At("results.xml")).Root!;
        (root.Attribute("tests")!.Value, root.Attribute("failures")!.Value, root.Attribute("skipped")!.Value).ShouldBe(("4", "1", "3"));
        XElement[] tests = [.. root.Descendants("testcase")];
        tests.Select(test => $"{test.Attribute("classname")!.Value} {test.Attribute("name")!.Value} {test.Elements().Single().Name}").ShouldBe(
        [
            "hangs-in-evaluate.tests.json first failure",
            "hangs-in-evaluate.tests.json second skipped",
            "later.tests.json first skipped",
            "later.tests.json second skipped",
        ]);
        tests[^1].Element("skipped")!.Attribute("message")!.Value.ShouldStartWith(
            "It was not run, as in a test before it a rule did not return: KA3005 rule bad: Evaluate of its type hangs-in-evaluate ");
    }

    [Theory]
    [InlineData("rules list PLUGINS", "RuntimeFaults", "rule type throws-in-configure")]
    [InlineData("rules check PLUGINS", "RuntimeFaults", "rule type throws-in-configure")]
    [InlineData("rules explain PLUGINS --rules FOLDER/throws-when-configured-again.json --sensor s1", "InstanceFaults", "rule bad")]
    public async Task Run_RuleThatThrows_IsAProblemWithACode(string command, string plugin, string where)
    {
        (int exitCode, _, string error) = await RunAsync(command, plugin, "00:01:00");

        exitCode.ShouldBe(ExitCode.Configuration);
        error.ShouldContain($"KA8219 {where}: ");
        error.ShouldNotContain("   at ");
    }

    [Fact]
    public async Task Explain_RuleThatDoesNotReturnWhenItIsAskedOnceMore_EndsAndNamesIt()
    {
        (int exitCode, _, string error) = await RunAsync(
            "rules explain PLUGINS --rules FOLDER/hangs-when-configured-again.json --sensor s1", "InstanceFaults", "00:00:02");

        exitCode.ShouldBe(ExitCode.Configuration);
        error.ShouldStartWith("KA9118 rule type hangs-when-configured-again: ");
    }

    private async Task<(int ExitCode, string Output, string Error)> RunAsync(string command, string plugin, string patience)
    {
        using CommandLine line = new()
        {
            Environment = ImmutableDictionary<string, string>.Empty.Add("KAFKA_ALARMS__Rules__HangTimeout", patience),
        };
        string[] arguments =
        [
            .. command.Split(' ').Select(word =>
                word.Replace("PLUGINS", TestPlugins.Folder(plugin)).Replace("FOLDER", folder.FullName)),
        ];
        int exitCode = await line.RunAsync(arguments);
        return (exitCode, line.Output, line.Error);
    }

    private void Write(string name, string text) => File.WriteAllText(At(name), text);

    private string At(string name) => Path.Combine(folder.FullName, name);
}
