using System.Collections.Immutable;
using KafkaAlarms.Chart.Tests.Brokers;
using KafkaAlarms.Chart.Tests.Rendering;
using k8s.Models;
using KafkaAlarms.Engine.Commands.Init;
using KafkaAlarms.Engine.Configuration;
using KafkaAlarms.Engine.Configuration.Options;
using KafkaAlarms.Engine.Configuration.Sources;
using KafkaAlarms.Engine.Errors;
using KafkaAlarms.Engine.Provisioning;
using KafkaAlarms.Engine.Provisioning.Topics;
using KafkaAlarms.Engine.RuleSets;

namespace KafkaAlarms.Chart.Tests.Policies;

/// <summary>Files that the chart writes are taken by the program that reads them.</summary>
public sealed class FileTests : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("chart-");

    public static TheoryData<string> Scenarios => Repository.Scenarios;

    public void Dispose() => folder.Delete(recursive: true);

    [Theory]
    [MemberData(nameof(Scenarios))]
    public async Task TopicsFile_OfAScenario_IsTakenByInit(string values)
    {
        V1ConfigMap map = (await RenderedChart.OfAsync(values)).Named<V1ConfigMap>("kafka-alarms-kafka-init");
        (TopicsFile? file, Problem? problem) =
            DeclarationLoader.Load<TopicsFile>(Write(map, "topics.json"), ErrorCode.TopicsFileRefused);
        problem.ShouldBeNull();
        EngineSettings settings = Settings(map);
        TopicOptions topics = settings.Topics;
        new WantedTopics(settings, file!, "").Problems().ShouldBeEmpty();
        string[] own = [topics.SensorData, topics.Alarms, topics.State, topics.SensorDataDeadLetters, topics.AlarmDeadLetters];
        own.ShouldBeSubsetOf(file!.Topics.Keys);
    }

    [Theory]
    [MemberData(nameof(Scenarios))]
    public async Task ConnectorsFile_OfAScenario_IsTakenByInit(string values)
    {
        V1ConfigMap map = (await RenderedChart.OfAsync(values)).Named<V1ConfigMap>("kafka-alarms-connect-init");
        InitConnectorsCommand.Load(Write(map, "connectors.json")).Problems.ShouldBeEmpty();
    }

    [Theory]
    [MemberData(nameof(Scenarios))]
    public async Task Settings_OfAScenario_AreTakenByTheEngine(string values) =>
        Settings((await RenderedChart.OfAsync(values)).Named<V1ConfigMap>("kafka-alarms-engine"))
            .Kafka.BootstrapServers.ShouldNotBeEmpty();

    [Theory]
    [InlineData("demo-values.yaml")]
    [InlineData("three-values.yaml")]
    public async Task Rules_OfAScenario_AreTakenByTheEngine(string values)
    {
        V1ConfigMap map = (await RenderedChart.OfAsync(values)).Named<V1ConfigMap>("kafka-alarms-rules");
        foreach (string table in map.Data.Keys.Where(key => key.EndsWith(".csv", StringComparison.Ordinal))) Write(map, table);
        using RuleSetResult rules = RuleSetLoader.Load(new RulesOptions { File = Write(map, "rules.json") });
        rules.Problems.ShouldBeEmpty();
    }

    [Fact]
    public async Task Tables_OfAScenario_LieBesideTheRulesFileAndAreTakenByTheEngine()
    {
        V1ConfigMap map = (await RenderedChart.OfAsync("three-values.yaml")).Named<V1ConfigMap>("kafka-alarms-rules");
        Write(map, "limits.csv");
        using RuleSetResult rules = RuleSetLoader.Load(new RulesOptions { File = Write(map, "rules.json") });
        rules.Problems.ShouldBeEmpty();
        rules.Rules!.Rules.Single().Overrides.Select(one => one.Limits.Single().Value).ShouldBe([78, 85]);
    }

    [Theory]
    [InlineData("sensor,level,limit\r\n\tboiler-1,hi,5\r\n")]
    [InlineData("  sensor;level;limit\n\nboiler-1;hi;\"<5>\"\n")]
    public async Task Table_OfAFile_ComesThroughByteForByte(string text)
    {
        string file = Path.Combine(folder.FullName, "any.csv");
        await File.WriteAllTextAsync(file, text, TestContext.Current.CancellationToken);
        RenderedChart chart = await RenderedChart.RenderAsync(
            "-f", $"{Repository.Chart}/ci/three-values.yaml", "--set-file", $"rules.tables.limits\\.csv={file}");
        chart.Named<V1ConfigMap>("kafka-alarms-rules").Data["limits.csv"].ShouldBe(text);
    }

    [Fact]
    public async Task Secrets_OfConnectors_StayReferences()
    {
        V1ConfigMap map = (await RenderedChart.OfAsync("three-values.yaml")).Named<V1ConfigMap>("kafka-alarms-connect-init");
        map.Data["connectors.json"].ShouldContain("\"mqtt.password\": \"${dir:/opt/connect/secrets/mqtt:password}\"");
    }

    private EngineSettings Settings(V1ConfigMap map)
    {
        // The client library reads certificates when it is configured.
        foreach ((string name, string content) in NodeCertificate.Create())
        {
            foreach (string place in new[] { "ca", "client" })
                File.WriteAllText(Path.Combine(folder.CreateSubdirectory(place).FullName, name), content);
        }

        // A login comes by the environment.
        Dictionary<string, string> environment = map.Data["settings.json"].Contains("sasl.mechanism", StringComparison.Ordinal)
            ? new() { ["KAFKA_ALARMS__Kafka__Client__sasl_username"] = "user", ["KAFKA_ALARMS__Kafka__Client__sasl_password"] = "word" }
            : [];
        SettingsResult result = SettingsLoader.Load(
            new SettingsSources { Files = [Write(map, "settings.json")], Environment = environment.ToImmutableDictionary() });
        result.Problems.ShouldBeEmpty();
        return result.Settings!;
    }

    private string Write(V1ConfigMap map, string key)
    {
        string file = Path.Combine(folder.FullName, key);
        File.WriteAllText(file, map.Data[key].Replace("/etc/kafka-access", folder.FullName, StringComparison.Ordinal));
        return file;
    }
}
