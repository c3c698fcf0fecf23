using KafkaAlarms.Kafka.Tests.Engines;
using KafkaAlarms.Kafka.Tests.Processes;

namespace KafkaAlarms.Kafka.Tests.Input;

/// <summary>An engine that is configured wrongly refuses to start and says all that is wrong; no broker is needed.</summary>
public sealed class ConfigurationTests
{
    private const int ConfigurationExit = 78;
    private const string Nowhere = "127.0.0.1:1";

    [Fact]
    public async Task Run_SettingsWrongInThreePlaces_Exits78AndListsAll()
    {
        await using EngineProcess engine = EngineProcess.Start(
            [
                "--bootstrap", Nowhere,
                "--set", "Processing:Treads=2",
                "--set", "Kafka:SessionTimeout=99:00:00",
                "--set", "Decoding:MaxDepth=many",
            ]);

        (await engine.WaitForExitAsync()).ShouldBe(ConfigurationExit, engine.Output.Tail());

        string said = engine.Output.Tail();
        said.ShouldContain("Processing:Treads");
        said.ShouldContain("Threads", Case.Sensitive, "the nearest known key is named");
        said.ShouldContain("Kafka:SessionTimeout");
        said.ShouldContain("Decoding:MaxDepth");
        said.ShouldNotContain("   at ", Case.Sensitive, "a stack trace");
    }

    [Fact]
    public async Task Run_RulesFileWrongInThreePlaces_Exits78AndListsAll()
    {
        using var folder = new TemporaryFolder();
        string file = folder.File("rules.json");
        await File.WriteAllTextAsync(
            file,
            """
            {"rules": [
              {"id": "a", "type": "limit", "levels": {"hi": {"limit": 80}}},
              {"id": "b", "type": "limits", "levels": {"hi": {"limit": 80, "on_dealy": "3s"}}},
              {"id": "c", "type": "limits", "levels": {"hi": {"limit": 10}, "lo": {"limit": 20}}}
            ]}
            """,
            TestContext.Current.CancellationToken);
        await using EngineProcess engine = EngineProcess.Start(["--bootstrap", Nowhere, "--rules", file]);

        (await engine.WaitForExitAsync()).ShouldBe(ConfigurationExit, engine.Output.Tail());

        string said = engine.Output.Tail();
        said.ShouldContain("rules.json(2,");
        said.ShouldContain("rules.json(3,");
        said.ShouldContain("rules.json(4,");
        said.ShouldContain("on_delay", Case.Sensitive, "the nearest known key is named");
        said.ShouldNotContain("   at ", Case.Sensitive, "a stack trace");
    }

    [Fact]
    public async Task Run_PluginThatIsNoAssembly_Exits78AndNamesTheFile()
    {
        using var folder = new TemporaryFolder();
        Directory.CreateDirectory(folder.File("broken"));
        string plugin = Path.Combine(folder.File("broken"), "broken.dll");
        await File.WriteAllTextAsync(plugin, "no assembly", TestContext.Current.CancellationToken);
        await using EngineProcess engine = EngineProcess.Start(["--bootstrap", Nowhere, "--plugins", folder.Path]);

        (await engine.WaitForExitAsync()).ShouldBe(ConfigurationExit, engine.Output.Tail());

        engine.Output.Tail().ShouldContain("broken.dll");
        engine.Output.Tail().ShouldNotContain("   at ", Case.Sensitive, "a stack trace");
    }
}
