using System.Xml.Linq;
using KafkaAlarms.Architecture.Tests.Support;
using KafkaAlarms.Rules;
using Shouldly;
using Xunit;

namespace KafkaAlarms.Architecture.Tests;

public sealed class LibraryTests
{
    private static readonly string[] StreamMachine = ["StreamThread", "TaskOpener", "TaskStart", "TaskCommitter", "ThreadClients"];

    [Fact]
    public void Confluent_InTheEngine_IsKnownWhereKafkaIsSpokenTo()
    {
        string[] knowing =
        [
            .. EngineTypes.Knowing(
                "Confluent.Kafka",
                "Clients", "Consuming", "Producing", "Committing", "Provisioning", "State", "Configuration", "Demo"),
        ];
        knowing.Except(StreamMachine).ShouldBeEmpty();
        knowing.ShouldContain("StreamThread");
    }

    [Fact]
    public void McMaster_InTheEngine_IsKnownToPluginsAlone()
    {
        EngineTypes.Knowing("McMaster.NETCore.Plugins", "Plugins").ShouldBeEmpty();
        EngineTypes.Knowing("McMaster.NETCore.Plugins").ShouldNotBeEmpty();
    }

    [Fact]
    public void NJsonSchema_InTheEngine_IsKnownToValidatingAlone()
    {
        EngineTypes.Knowing("NJsonSchema", "Validating").ShouldBeEmpty();
        EngineTypes.Knowing("NJsonSchema").ShouldNotBeEmpty();
    }

    [Theory]
    [InlineData("ScottPlot")]
    [InlineData("SkiaSharp")]
    public void PlotLibrary_InTheEngine_IsKnownToOneTypeAlone(string library) =>
        EngineTypes.Knowing(library).ShouldBe(["Replay/AlarmPlot"]);

    [Fact]
    public void Sdk_Compiled_NeedsNothingButDotNet() =>
        typeof(IAlarmRule).Assembly.GetReferencedAssemblies().Select(assembly => assembly.Name!)
            .Where(name => !name.StartsWith("System.", StringComparison.Ordinal) && name != "netstandard")
            .ShouldBeEmpty();

    [Fact]
    public void Sdk_AsAProject_ReferencesNoProject() =>
        ReferencesOf("rules-sdk/KafkaAlarms.Rules/KafkaAlarms.Rules.csproj").ShouldBeEmpty();

    [Fact]
    public void SampleRules_AsProjects_ReferenceTheSdkAlone()
    {
        string[] projects =
        [
            .. Repository.Files.Where(path =>
                path.StartsWith("sample-rules/", StringComparison.Ordinal) && path.EndsWith(".csproj", StringComparison.Ordinal)),
        ];
        projects.ShouldNotBeEmpty();
        projects.SelectMany(ReferencesOf).Distinct().ShouldBe(["KafkaAlarms.Rules.csproj"]);
    }

    [Fact]
    public void Engine_Compiled_ReferencesTheSdkAndNoRule() =>
        EngineTypes.Assembly.GetReferencedAssemblies().Select(assembly => assembly.Name!)
            .Where(name => name.StartsWith("KafkaAlarms", StringComparison.Ordinal))
            .ShouldBe(["KafkaAlarms.Rules"]);

    private static IEnumerable<string> ReferencesOf(string project) =>
        XDocument.Parse(Repository.Read(project)).Descendants("ProjectReference")
            .Select(reference => Path.GetFileName(reference.Attribute("Include")!.Value.Replace('\\', '/')));
}
