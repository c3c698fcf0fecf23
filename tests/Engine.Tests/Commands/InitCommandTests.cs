using KafkaAlarms.Engine.Commands;
using KafkaAlarms.Engine.Tests.Support;
using Shouldly;
using Xunit;

namespace KafkaAlarms.Engine.Tests.Commands;

public sealed class InitCommandTests : IDisposable
{
    private const string Nowhere = "127.0.0.1:1";

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("init-");
    private readonly CommandLine line = new();

    public void Dispose()
    {
        folder.Delete(recursive: true);
        line.Dispose();
    }

    [Fact]
    public async Task Topics_NoBroker_EndsInTimeWithTheReason()
    {
        (await line.RunAsync("init", "topics", "--bootstrap", Nowhere, "--timeout", "1s", "--brokers", "2"))
            .ShouldBe(ExitCode.BrokerUnavailable);
        line.Error.ShouldStartWith("KA9201 brokers: 0 of 2 are registered after 1 s: ");
    }

    [Theory]
    [InlineData("""{"topics": {"a": {"partition": 3}}}""", "partition")]
    [InlineData("""{"topics": {"a": {}, "a": {}}}""", "a")]
    [InlineData("""{"topics": {"a": null}}""", "a")]
    [InlineData("{}", "topics")]
    [InlineData("[", "JSON")]
    public async Task Topics_BrokenFile_IsRefusedAndNamesWhat(string text, string named)
    {
        string file = Write("topics.json", text);
        (await line.RunAsync("init", "topics", "--bootstrap", Nowhere, "--topics", file)).ShouldBe(ExitCode.Configuration);
        line.Error.ShouldStartWith($"KA9202 {file}");
        line.Error.ShouldContain(named);
    }

    [Fact]
    public async Task Topics_WithoutBrokersGiven_IsAProblemOfTheSettings()
    {
        (await line.RunAsync("init", "topics")).ShouldBe(ExitCode.Configuration);
        line.Error.ShouldStartWith("KA8007 ");
    }

    [Theory]
    [InlineData("", "The password is empty")]
    [InlineData("word\n", "a line's end is one character too many")]
    [InlineData("a,b", "without , \" and \\")]
    [InlineData("Tür", "other than ASCII letters")]
    public async Task Users_WithAPasswordThatCannotBeKept_AreRefusedAndItIsNotShown(string password, string named)
    {
        Write("good", "word");
        Write("plant", password);
        (await line.RunAsync("init", "users", "--bootstrap", Nowhere, "--users", folder.FullName)).ShouldBe(ExitCode.Configuration);
        line.Error.ShouldStartWith($"KA9231 {folder.FullName} user plant: ");
        line.Error.ShouldContain(named);
        if (password.Length > 0) line.Error.ShouldNotContain(password);
    }

    [Fact]
    public async Task Users_NotThere_AreRefused()
    {
        (await line.RunAsync("init", "users", "--bootstrap", Nowhere, "--users", folder.FullName)).ShouldBe(ExitCode.Configuration);
        line.Error.ShouldStartWith($"KA9231 {folder.FullName}: It holds no user.");
        string missing = Path.Combine(folder.FullName, "missing");
        (await line.RunAsync("init", "users", "--bootstrap", Nowhere, "--users", missing)).ShouldBe(ExitCode.Configuration);
        line.Error.ShouldContain($"KA9231 {missing}: It cannot be read.");
    }

    [Fact]
    public async Task Users_NoBroker_EndsInTimeWithTheReason()
    {
        Write("plant", "word");
        (await line.RunAsync("init", "users", "--bootstrap", Nowhere, "--users", folder.FullName, "--timeout", "1s"))
            .ShouldBe(ExitCode.BrokerUnavailable);
        line.Error.ShouldStartWith("KA9201 brokers: 0 of 1 are registered after 1 s: ");
    }

    [Fact]
    public async Task Connectors_NobodyListens_EndsInTimeWithTheReason()
    {
        string file = Write("c.json", """{"connectors": {"a": {"connector.class": "x.Y", "tasks.max": 1}}}""");
        (await line.RunAsync("init", "connectors", "--connect", $"http://{Nowhere}", "--connectors", file, "--timeout", "1s"))
            .ShouldBe(ExitCode.BrokerUnavailable, line.Error);
        line.Error.ShouldStartWith("KA9211 Connect: It does not serve after 1 s: Connection refused");
    }

    [Fact]
    public async Task Connectors_WithoutClass_IsRefused()
    {
        string file = Write("c.json", """{"connectors": {"a": {"topics": "t"}}}""");
        (await line.RunAsync("init", "connectors", "--connect", $"http://{Nowhere}", "--connectors", file))
            .ShouldBe(ExitCode.Configuration);
        line.Error.ShouldStartWith($"KA9212 {file} connector a: It has no connector.class.");
    }

    [Theory]
    [InlineData("init", "connectors", "--connect", "localhost", "--connectors", "f")]
    [InlineData("init", "topics", "--bootstrap", "b:1", "--brokers", "0")]
    [InlineData("init", "topics", "--bootstrap", "b:1", "--timeout", "5")]
    [InlineData("init", "users", "--bootstrap", "b:1")]
    [InlineData("init", "plugins", "--from", "a")]
    [InlineData("init", "plugins", "--to", "a")]
    [InlineData("init", "plugins", "--to", "a", "--from", "b", "--url", "http://c/d.zip", "--sha512", "e")]
    [InlineData("init", "plugins", "--to", "a", "--url", "http://c/d.zip")]
    [InlineData("init", "plugins", "--to", "a", "--url", "c:d", "--sha512", "e")]
    [InlineData("init")]
    [InlineData("watch", "connectors")]
    public async Task Line_WithWrongArguments_IsUsage(params string[] arguments)
    {
        (await line.RunAsync(arguments)).ShouldBe(ExitCode.Usage);
        line.Error.ShouldStartWith("KA9001 ");
    }

    [Fact]
    public async Task Plugins_CopiedTwice_ReplaceWhatWasThere()
    {
        Write(Path.Combine("from", "rule", "rule.dll"), "1");
        Write(Path.Combine("from", "rule", "en", "words.dll"), "2");
        Write(Path.Combine("to", "rule", "old.dll"), "old");
        (await CopyAsync()).ShouldBe(ExitCode.Stopped, line.Error);
        (await CopyAsync()).ShouldBe(ExitCode.Stopped, line.Error);
        Directory.EnumerateFileSystemEntries(At("to"), "*", SearchOption.AllDirectories).Order()
            .ShouldBe([At("to/rule"), At("to/rule/en"), At("to/rule/en/words.dll"), At("to/rule/rule.dll")]);
        string[] said = line.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        said.Length.ShouldBe(6);
        said[0].ShouldBe(said[3]);
        said[2].ShouldEndWith($"  {At("from")} -> {At("to")}");
    }

    [Fact]
    public async Task Plugins_OtherHashThanExpected_CopiesNothing()
    {
        Write(Path.Combine("from", "rule", "rule.dll"), "1");
        (await CopyAsync("--expect", "00")).ShouldBe(ExitCode.Configuration);
        line.Error.ShouldStartWith("KA9222 ");
        Directory.Exists(At("to")).ShouldBeFalse();
    }

    [Fact]
    public async Task Plugins_NoFolder_IsRefused()
    {
        (await CopyAsync()).ShouldBe(ExitCode.Configuration);
        line.Error.ShouldStartWith("KA9221 ");
    }

    private Task<int> CopyAsync(params string[] more) =>
        line.RunAsync(["init", "plugins", "--from", At("from"), "--to", At("to"), .. more]);

    private string At(string path) => Path.Combine(folder.FullName, path);

    private string Write(string name, string text)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(At(name))!);
        File.WriteAllText(At(name), text);
        return At(name);
    }
}
