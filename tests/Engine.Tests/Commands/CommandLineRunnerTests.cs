using System.Collections.Immutable;
using System.Text.Json;
using KafkaAlarms.Engine.Commands;
using Shouldly;
using Xunit;

namespace KafkaAlarms.Engine.Tests.Commands;

public sealed class CommandLineRunnerTests : IDisposable
{
    private readonly StringWriter output = new();
    private readonly StringWriter error = new();

    public void Dispose()
    {
        output.Dispose();
        error.Dispose();
    }

    [Theory]
    [InlineData]
    [InlineData("nonsense")]
    [InlineData("run", "--nonsense")]
    [InlineData("run", "--group")]
    [InlineData("run", "--group", "a", "--group", "b")]
    [InlineData("run", "--set", "no-equals-sign")]
    [InlineData("config", "--format", "xml")]
    public async Task Run_WrongCommandLine_IsUsage(params string[] arguments)
    {
        (await RunAsync(arguments)).ShouldBe(ExitCode.Usage);
        error.ToString().ShouldStartWith("KA9001 ");
        error.ToString().ShouldContain("--help");
        output.ToString().ShouldBeEmpty();
    }

    [Theory]
    [InlineData("runn", "There is no command runn. Write run. See kafka-alarms --help.")]
    [InlineData("runn --group a", "There is no command runn. Write run. See kafka-alarms --help.")]
    [InlineData("frobnicate", "There is no command frobnicate. Known are run, config, demo, rules, replay, schema, init, watch. See kafka-alarms --help.")]
    [InlineData("", "A command is missing. Known are run, config, demo, rules, replay, schema, init, watch. See kafka-alarms --help.")]
    [InlineData("rules", "A command is missing. Known are list, check, explain, lock, test. See kafka-alarms rules --help.")]
    [InlineData("rules chek rules.json", "There is no command chek. Write check. See kafka-alarms rules --help.")]
    [InlineData("schema ruls", "There is no command ruls. Write rules. See kafka-alarms schema --help.")]
    public async Task Run_NoSuchCommand_IsOneLineWithTheNearest(string arguments, string expected)
    {
        (await RunAsync(arguments.Split(' ', StringSplitOptions.RemoveEmptyEntries))).ShouldBe(ExitCode.Usage);
        error.ToString().ShouldBe($"KA9001 command line: {expected}\n");
        output.ToString().ShouldBeEmpty();
    }

    [Theory]
    [InlineData("run --bootstrp localhost:9092 --group a", "There is no option --bootstrp. Write --bootstrap. See kafka-alarms run --help.")]
    [InlineData("run --bootstrp=localhost:9092", "There is no option --bootstrp. Write --bootstrap. See kafka-alarms run --help.")]
    [InlineData("run --Group a", "There is no option --Group. Write --group. See kafka-alarms run --help.")]
    [InlineData("config --fromat json", "There is no option --fromat. Write --format. See kafka-alarms config --help.")]
    [InlineData("rules check --plugin x", "There is no option --plugin. Write --plugins. See kafka-alarms rules check --help.")]
    [InlineData("rules check --plugin", "There is no option --plugin. Write --plugins. See kafka-alarms rules check --help.")]
    [InlineData("schema rules --frobnicate", "There is no option --frobnicate. Known are --help. See kafka-alarms schema rules --help.")]
    public async Task Run_NoSuchOption_IsOneLineWithTheNearest(string arguments, string expected)
    {
        (await RunAsync(arguments.Split(' '))).ShouldBe(ExitCode.Usage);
        error.ToString().ShouldBe($"KA9001 command line: {expected}\n");
        output.ToString().ShouldBeEmpty();
    }

    [Fact]
    public async Task Run_TwoUnknownOptionsAndAWrongOne_ListsAll()
    {
        (await RunAsync("run", "--grop", "a", "--tread", "2", "--set", "no-equals-sign")).ShouldBe(ExitCode.Usage);
        error.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries).ShouldBe([
            "KA9001 command line: There is no option --grop. Write --group. See kafka-alarms run --help.",
            "KA9001 command line: There is no option --tread. Write --threads. See kafka-alarms run --help.",
            "KA9001 command line: --set no-equals-sign has no KEY=VALUE. See kafka-alarms run --help."]);
    }

    [Fact]
    public async Task Run_WrongSettings_ListsAllAndStops()
    {
        (await RunAsync("run", "--threads", "x", "--set", "Kafka:GroupIdd=3")).ShouldBe(ExitCode.Configuration);
        Codes().ShouldBe(["KA8003", "KA8007", "KA8004"]);
        error.ToString().ShouldNotContain("   at ");
    }

    [Fact]
    public async Task Run_MissingRulesFile_IsConfiguration()
    {
        (await RunAsync("run", "--bootstrap", "localhost:1", "--rules", "/nowhere/rules.json")).ShouldBe(ExitCode.Configuration);
        error.ToString().ShouldContain("/nowhere/rules.json");
    }

    [Fact]
    public async Task Run_WrongInEverything_ListsSettingsPluginsAndRulesFileAtOnce()
    {
        string folder = Directory.CreateTempSubdirectory().FullName;
        string rules = Path.Combine(folder, "rules.json");
        string plugins = Path.Combine(folder, "plugins");
        Directory.CreateDirectory(Path.Combine(plugins, "broken"));
        await File.WriteAllTextAsync(Path.Combine(plugins, "broken", "broken.dll"), "no assembly", TestContext.Current.CancellationToken);
        await File.WriteAllTextAsync(rules, """{"rulez": [], "rules": []}""", TestContext.Current.CancellationToken);
        (await RunAsync("run", "--threads", "x", "--rules", rules, "--plugins", plugins)).ShouldBe(ExitCode.Configuration);
        Codes().ShouldBe(["KA8007", "KA8004", "KA9104", "KA8206"]);
        Directory.Delete(folder, recursive: true);
    }

    [Theory]
    [InlineData("""{"Kafka":{"GroupId":oops}}""", true)]
    [InlineData("""{"Kafka":{"GroupId":"a"}} x""", true)]
    [InlineData("[]", true)]
    [InlineData("""{"Rules":{"Plugins":null},"Kafka":{"GroupId":oops}}""", true)]
    [InlineData("""{"Kafka":{"GroupId":oops},"Rules":{"Plugins":"/mine"}}""", false)]
    [InlineData("""{"Rules":{"Plugin":"/mine"},"Kafka":oops}""", false)]
    [InlineData("""{"Rules":{"Plugins":"/mi""", false)]
    public async Task Run_SettingsFileIsNoJson_ListsRulesFileTooUnlessItMayNameOtherPlugins(string settings, bool lists)
    {
        string folder = Directory.CreateTempSubdirectory().FullName;
        string rules = await WriteAsync(folder, "rules.json", """{"rulez": [], "rules": []}""");
        string file = await WriteAsync(folder, "settings.json", settings);

        (await RunAsync("run", "--bootstrap", "localhost:1", "--rules", rules, "--config", file))
            .ShouldBe(ExitCode.Configuration);

        Codes().ShouldBe(lists ? ["KA8002", "KA8206"] : ["KA8002"]);
        Directory.Delete(folder, recursive: true);
    }

    [Theory]
    [InlineData("""{"Rules":{"File":"RULES"},"Kafka":{"GroupId":oops}}""", true)]
    [InlineData("""{"Rules:File":"RULES","Kafka":{"GroupId":oops}}""", true)]
    [InlineData("""{"Rules":{"File":"RULES"},"Kafka":oops,"Rules:File":"other.json"}""", false)]
    [InlineData("""{"Kafka":{"GroupId":oops},"Rules":{"File":"RULES"}}""", false)]
    public async Task Run_SettingsFileIsNoJsonButNamesTheRulesBefore_ListsThoseToo(string settings, bool lists)
    {
        string folder = Directory.CreateTempSubdirectory().FullName;
        string rules = await WriteAsync(folder, "rules.json", """{"rulez": [], "rules": []}""");
        string file = await WriteAsync(folder, "settings.json", settings.Replace("RULES", rules));

        (await RunAsync("run", "--bootstrap", "localhost:1", "--config", file)).ShouldBe(ExitCode.Configuration);

        Codes().ShouldBe(lists ? ["KA8002", "KA8206"] : ["KA8002"]);
        Directory.Delete(folder, recursive: true);
    }

    [Theory]
    [InlineData("--set", "Rules:Fil=other.json")]
    [InlineData("--set", "Rule:File=other.json")]
    [InlineData("--config", "/nowhere/settings.json")]
    public async Task Run_RulesNotKnown_AreNotJudged(string option, string value)
    {
        (await RunAsync("run", "--bootstrap", "localhost:1", "--rules", "/nowhere/rules.json", option, value))
            .ShouldBe(ExitCode.Configuration);
        error.ToString().ShouldNotContain("/nowhere/rules.json");
    }

    [Fact]
    public async Task Run_MissingPlugins_IsConfiguration()
    {
        (await RunAsync("run", "--bootstrap", "localhost:1", "--plugins", "/nowhere/plugins")).ShouldBe(ExitCode.Configuration);
        error.ToString().ShouldStartWith("KA9101 ");
    }

    [Fact]
    public async Task Config_Defaults_ShowsEachValueWithItsOrigin()
    {
        (await RunAsync("config", "--bootstrap", "localhost:9092", "--set", "Kafka:Client:sasl.password=hunter2")).ShouldBe(ExitCode.Stopped);
        string text = output.ToString();
        text.ShouldContain("Kafka:BootstrapServers");
        text.ShouldContain("argument --bootstrap");
        text.ShouldContain("****");
        text.ShouldNotContain("hunter2");
        error.ToString().ShouldBeEmpty();
    }

    [Fact]
    public async Task Config_AsJson_CanBeRead()
    {
        await RunAsync("config", "--bootstrap", "localhost:9092", "--format", "json");
        using JsonDocument document = JsonDocument.Parse(output.ToString());
        document.RootElement.GetProperty("settings").EnumerateArray()
            .Single(setting => setting.GetProperty("path").GetString() == "Kafka:BootstrapServers")
            .GetProperty("name").GetString().ShouldBe("--bootstrap");
    }

    [Fact]
    public async Task Config_WithProblems_PrintsThemAndWhatHolds()
    {
        (await RunAsync("config")).ShouldBe(ExitCode.Configuration);
        output.ToString().ShouldContain("Kafka:GroupId");
        error.ToString().ShouldStartWith("KA8007 ");
    }

    [Theory]
    [InlineData("run")]
    [InlineData("config")]
    [InlineData("demo")]
    [InlineData("rules")]
    [InlineData("schema")]
    [InlineData("replay")]
    [InlineData("rules list")]
    [InlineData("rules check")]
    [InlineData("rules lock")]
    [InlineData("rules test")]
    [InlineData("rules explain")]
    [InlineData("init topics")]
    [InlineData("init users")]
    [InlineData("init connectors")]
    [InlineData("init plugins")]
    [InlineData("watch connectors")]
    public async Task Help_OfEachCommand_EndsWithExamples(string command)
    {
        (await RunAsync([.. command.Split(' '), "--help"])).ShouldBe(ExitCode.Stopped);
        output.ToString().ShouldMatch($"Examples:\n  kafka-alarms {command}[ \n]");
    }

    [Fact]
    public async Task Version_OfTheProgram_HasNoBuildCommit()
    {
        (await RunAsync("--version")).ShouldBe(ExitCode.Stopped);
        output.ToString().ShouldMatch(@"^kafka-alarms \d+\.\d+\.\d+\n$");
    }

    private static async Task<string> WriteAsync(string folder, string name, string text)
    {
        string file = Path.Combine(folder, name);
        await File.WriteAllTextAsync(file, text, TestContext.Current.CancellationToken);
        return file;
    }

    private IEnumerable<string> Codes() =>
        error.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => line[..6]);

    private Task<int> RunAsync(params string[] arguments) => CommandLineRunner.RunAsync(
        arguments,
        new CommandContext(output, error, ImmutableDictionary<string, string>.Empty, TimeProvider.System),
        TestContext.Current.CancellationToken);
}
