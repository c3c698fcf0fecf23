using System.Collections.Immutable;
using KafkaAlarms.Engine.Commands;
using KafkaAlarms.Engine.Tests.Support;
using Shouldly;
using Xunit;

namespace KafkaAlarms.Engine.Tests.Commands;

public sealed class DemoCommandTests : IDisposable
{
    private readonly StringWriter output = new();
    private readonly StringWriter error = new();

    public void Dispose()
    {
        output.Dispose();
        error.Dispose();
    }

    [Fact]
    public async Task Demo_ForFiveSeconds_ShowsAlarmsAndEndsWell()
    {
        (await RunAsync("demo", "--for", "5s")).ShouldBe(ExitCode.Stopped, error.ToString());
        output.ToString().ShouldContain(" raised ");
        output.ToString().ShouldMatch(
            @"\d+ records written, [1-9]\d* of them garbage in the dead-letter topic; [1-9]\d* alarm events: .*\d+ raised");
        output.ToString().ShouldNotMatch(@"\d\.\d{4}", "a number longer than anybody reads");
    }

    [Fact]
    public async Task Demo_OtherPlugins_RunsEachWithItsOwnDefaults()
    {
        (await RunAsync("demo", "--for", "8s", "--plugins", TestPlugins.Folder("Documented")))
            .ShouldBe(ExitCode.Stopped, error.ToString());
        output.ToString().ShouldContain(" boiler-02 hot hi raised: ");
    }

    [Fact]
    public async Task Demo_RulesFileIsChangedMeanwhile_TakesIt()
    {
        string file = Path.Combine(Directory.CreateTempSubdirectory("demo-").FullName, "rules.json");
        Task WriteAsync(int limit) => File.WriteAllTextAsync(
            file,
            $$"""{"rules":[{"id":"hot","type":"limits","measurement":"temperature","levels":{"hi":{"limit":{{limit}} } } }]}""",
            TestContext.Current.CancellationToken);
        await WriteAsync(500);
        using EngineProgram demo = EngineProgram.Start("demo", "--rules", file);
        // What it starts with is no change.
        await demo.SaysAsync("Kafka Alarms demo: ");

        await WriteAsync(40);

        await demo.SaysAsync(" raised ");
        demo.Output.ShouldContain("The rules have changed and are loaded: 1.");
        demo.Send(EngineProgram.Interrupt);
        (await demo.EndAsync()).ShouldBe(ExitCode.Stopped, demo.Output);
        Directory.Delete(Path.GetDirectoryName(file)!, recursive: true);
    }

    [Fact]
    public async Task Demo_WrongRulesFile_IsConfiguration()
    {
        (await RunAsync("demo", "--rules", "/nowhere/rules.json")).ShouldBe(ExitCode.Configuration);
        error.ToString().ShouldContain("/nowhere/rules.json");
    }

    [Fact]
    public async Task Demo_WrongTime_IsUsage() => (await RunAsync("demo", "--for", "20")).ShouldBe(ExitCode.Usage);

    private Task<int> RunAsync(params string[] arguments) => CommandLineRunner.RunAsync(
        arguments,
        new CommandContext(output, error, ImmutableDictionary<string, string>.Empty, TimeProvider.System),
        TestContext.Current.CancellationToken);
}
