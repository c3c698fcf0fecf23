using System.Xml.Linq;
using KafkaAlarms.Engine.Commands;
using KafkaAlarms.Engine.Tests.Support;
using Shouldly;
using Xunit;

namespace KafkaAlarms.Engine.Tests.Commands.Rules;

public sealed class RulesTestCommandTests : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("rule-tests-");
    private readonly CommandLine line = new();

    public void Dispose()
    {
        folder.Delete(recursive: true);
        line.Dispose();
    }

    [Fact]
    public async Task Test_FilesOfTheSampleRules_Pass()
    {
        (await line.RunAsync("rules", "test", Path.Combine(Repository.Folder, "sample-rules"))).ShouldBe(ExitCode.Stopped, line.Output + line.Error);

        line.Output.ShouldMatch(@"\n\d+ tests, \d+ passed, 0 failed\.\n$");
    }

    [Fact]
    public async Task Test_OneFails_ShowsWhatDiffersAndAChart()
    {
        string file = Write("door.tests.json", """
            {"rules": [{"id": "boiler", "type": "limits", "levels": {"hi": {"limit": 80, "deadband": 2}}}],
             "tests": [
              {"name": "raises above the limit", "input": [{"measurement": "t", "values": "76+2x4", "unit": "Cel"}],
               "expect": [{"at": "3s", "event": "raised", "alarm": "t", "level": "hi", "value": 82}]},
              {"name": "waits for its delay", "input": [{"measurement": "t", "values": "76+2x8 79 70", "unit": "Cel"}],
               "expect": [{"at": "5s", "event": "raised", "alarm": "t"}, {"at": "10s", "event": "cleared", "alarm": "t"}]}]}
            """);
        string results = Path.Combine(folder.FullName, "results.xml");

        (await line.RunAsync("rules", "test", file, "--junit", results)).ShouldBe(ExitCode.Configuration);

        line.Output.Replace(file, "boiler.tests.json", StringComparison.Ordinal).ShouldMatchApproved(options => options.NoDiff());
        XElement suites = XDocument.Load(results).Root!;
        (suites.Attribute("tests")!.Value, suites.Attribute("failures")!.Value).ShouldBe(("2", "1"));
    }

    [Fact]
    public async Task Test_RuleThrows_FailsTheTest()
    {
        string file = Write("faults.tests.json", """
            {"rules": [{"id": "r", "type": "throws-in-evaluate"}],
             "tests": [{"name": "goes well", "input": [{"measurement": "t", "values": "1"}], "expect": []}]}
            """);

        (await line.RunAsync("rules", "test", file, "--plugins", TestPlugins.Folder("RuntimeFaults"))).ShouldBe(ExitCode.Configuration, line.Error);

        line.Output.ShouldContain("        0s the rule failed: ");
    }

    [Fact]
    public async Task Test_BrokenFiles_ListsAllProblemsAndRunsNothing()
    {
        Write("a.tests.json", "{");
        Write("b.tests.json", """{"tests": 1}""");

        (await line.RunAsync("rules", "test", folder.FullName)).ShouldBe(ExitCode.Configuration);

        line.Error.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(text => text[..6]).ShouldBe(["KA8204", "KA8208"]);
        line.Output.ShouldBeEmpty();
    }

    [Fact]
    public async Task Test_FolderWithoutTests_IsAProblem()
    {
        folder.CreateSubdirectory("bin");
        Write("bin/a.tests.json", "{");

        (await line.RunAsync("rules", "test", folder.FullName)).ShouldBe(ExitCode.Configuration);

        line.Error.ShouldBe($"KA9132 {folder.FullName}: There is no file *.tests.json. Name a file, or a folder that holds one.\n");
    }

    [Fact]
    public async Task Test_NoSuchFileOrPlaceForTheReport_IsAProblem()
    {
        (await line.RunAsync("rules", "test", "/nowhere/a.tests.json")).ShouldBe(ExitCode.Configuration);
        line.Error.ShouldStartWith("KA9131 /nowhere/a.tests.json: ");

        using CommandLine other = new();
        string[] sample = [Path.Combine(Repository.Folder, "sample-rules", "Limits")];
        (await other.RunAsync(["rules", "test", .. sample, "--junit", "/nowhere/results.xml"])).ShouldBe(ExitCode.Configuration);
        other.Error.ShouldStartWith("KA9133 argument --junit /nowhere/results.xml: ");
    }

    [Fact]
    public async Task Test_MisspelledOption_IsUsage()
    {
        (await line.RunAsync("rules", "test", "--junti", "a.xml")).ShouldBe(ExitCode.Usage);

        line.Error.ShouldBe("KA9001 command line: There is no option --junti. Write --junit. See kafka-alarms rules test --help.\n");
    }

    private string Write(string name, string text)
    {
        string path = Path.Combine(folder.FullName, name);
        File.WriteAllText(path, text);
        return path;
    }
}
