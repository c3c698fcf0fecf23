using KafkaAlarms.Engine.Commands;
using KafkaAlarms.Engine.RuleSets;
using KafkaAlarms.Engine.Tests.Support;
using Shouldly;
using Xunit;

namespace KafkaAlarms.Engine.Tests.Commands.Rules;

public sealed class RulesCommandTests : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("rules-");
    private readonly CommandLine line = new();

    public void Dispose()
    {
        folder.Delete(recursive: true);
        line.Dispose();
    }

    [Fact]
    public async Task Check_GoodFile_ListsItsRulesAndTheHashThatTheEngineShows()
    {
        string file = Write("""
            {"rules": [
              {"id": "boiler", "type": "limits", "levels": {"hi": {"limit": 80}}},
              {"id": "door", "type": "off-normal", "enabled": false}
            ]}
            """);
        (await line.RunAsync("rules", "check", "--rules", file)).ShouldBe(ExitCode.Stopped, line.Error);
        using RuleSetResult loaded = RuleSetLoader.Load(new() { File = file });
        string[] said = line.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        said[0].ShouldMatch(@"^boiler: limits \d+\.\d+\.\d+$");
        said[1].ShouldMatch(@"^door: off-normal \d+\.\d+\.\d+, not enabled$");
        said[2].ShouldBe($"2 rules, no problems; rule set {loaded.Rules!.Hash}.");
        line.Error.ShouldBeEmpty();
    }

    [Fact]
    public async Task Lock_ThenCheckWithTheList_LoadsThePlugins()
    {
        (await line.RunAsync("rules", "lock", SamplePlugins.Folder)).ShouldBe(ExitCode.Stopped, line.Error);
        string[] said = line.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        said.ShouldAllBe(text => text.Length > 66 && text.Substring(64, 2) == "  ");
        said.ShouldContain(text => text.EndsWith("KafkaAlarms.Samples.Limits/KafkaAlarms.Samples.Limits.dll"));
        string list = Path.Combine(folder.FullName, "plugins.lock");
        await File.WriteAllTextAsync(list, line.Output, TestContext.Current.CancellationToken);

        using RuleSetResult loaded = RuleSetLoader.Load(new() { Plugins = SamplePlugins.Folder, Lock = list });
        using RuleSetResult open = RuleSetLoader.Load(new() { Plugins = SamplePlugins.Folder });

        loaded.Problems.ShouldBeEmpty();
        loaded.Rules!.Hash.ShouldNotBe(open.Rules!.Hash, "a changed list is a change");
    }

    [Fact]
    public async Task Check_WithAListThatLacksAFile_RefusesIt()
    {
        string list = Path.Combine(folder.FullName, "plugins.lock");
        await File.WriteAllTextAsync(list, "", TestContext.Current.CancellationToken);

        (await line.RunAsync("rules", "check", SamplePlugins.Folder, "--lock", list)).ShouldBe(ExitCode.Configuration);

        line.Error.ShouldContain("KA9116 ");
    }

    [Fact]
    public async Task Check_BrokenFileAndPlugins_ListsAllAndSaysNothingElse()
    {
        string file = Write("""{"rules": [{"id": "a", "type": "limits", "levles": {}}, {"id": "a", "type": "limits"}]}""");
        Directory.CreateDirectory(Path.Combine(folder.FullName, "plugins", "broken"));
        await File.WriteAllTextAsync(
            Path.Combine(folder.FullName, "plugins", "broken", "broken.dll"), "none", TestContext.Current.CancellationToken);
        (await line.RunAsync("rules", "check", "--rules", file, "--plugins", Path.Combine(folder.FullName, "plugins")))
            .ShouldBe(ExitCode.Configuration);
        line.Error.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(text => text[..6])
            .ShouldBe(["KA9104", "KA8206", "KA8210"]);
        line.Output.ShouldBeEmpty();
    }

    [Fact]
    public async Task Check_BrokenFileOfRulesThatDependOnMore_ShowsTheWarningsToo()
    {
        string file = Write("""{"rules": [{"id": "a", "type": "no-such-rule"}]}""");

        (await line.RunAsync("rules", "check", TestPlugins.Folder("RuntimeFaults"), "--rules", file)).ShouldBe(ExitCode.Configuration);

        string[] said = line.Error.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        said.Count(text => !text.StartsWith("warning: KA9117 ")).ShouldBe(1, line.Error);
        said[0].ShouldStartWith("KA8211 ");
        said.ShouldContain(text => text.Contains("DependsOnMore.Evaluate: It draws random numbers"));
    }

    [Fact]
    public async Task Check_WithoutFile_ChecksEachTypeWithItsDefaults()
    {
        (await line.RunAsync("rules", "check")).ShouldBe(ExitCode.Stopped, line.Error);
        line.Output.ShouldContain("limits: limits ");
    }

    [Fact]
    public async Task List_SampleRules_ShowsTypesWithSettingsRangesAndDefaults()
    {
        (await line.RunAsync("rules", "list", "--plugins", SamplePlugins.Folder)).ShouldBe(ExitCode.Stopped, line.Error);
        line.Output.ShouldMatchApproved();
    }

    [Fact]
    public async Task List_FolderWithFaults_ShowsWhatLoadedAndWhatDidNot()
    {
        (await line.RunAsync("rules", "list", "--plugins", folder.FullName)).ShouldBe(ExitCode.Configuration);
        line.Error.ShouldStartWith("KA9102 ");
    }

    [Fact]
    public async Task List_FolderAsArgument_IsTheSameAsByName()
    {
        await line.RunAsync("rules", "list", SamplePlugins.Folder);
        using CommandLine named = new();
        await named.RunAsync("rules", "list", "--plugins", SamplePlugins.Folder);

        line.Output.ShouldBe(named.Output);
        line.Output.ShouldContain("off-normal ");
    }

    [Fact]
    public async Task Check_FileAsArgument_IsUsageAndNamesTheOption()
    {
        string file = Write("{}");

        (await line.RunAsync("rules", "check", file)).ShouldBe(ExitCode.Usage);

        line.Error.ShouldContain($"{file} is no folder of plug-ins. A rules file is named with --rules.");
    }

    [Fact]
    public async Task Check_FolderNamedTwice_IsUsage()
    {
        (await line.RunAsync("rules", "check", "one", "--plugins", "two")).ShouldBe(ExitCode.Usage);

        line.Error.ShouldContain("The folder of plug-ins is named twice.");
    }

    [Theory]
    [InlineData("rules")]
    [InlineData("rules", "chek")]
    [InlineData("rules", "check", "one", "two")]
    public async Task Rules_WrongCommandLine_IsUsageAndNamesTheCommandWhoseHelpTells(params string[] arguments)
    {
        (await line.RunAsync(arguments)).ShouldBe(ExitCode.Usage);
        string command = arguments.Length == 4 ? "rules check" : "rules";
        line.Error.ShouldStartWith("KA9001 ");
        line.Error.ShouldContain($"See kafka-alarms {command} --help.");
    }

    private string Write(string text)
    {
        string path = Path.Combine(folder.FullName, "rules.json");
        File.WriteAllText(path, text);
        return path;
    }
}
