using System.Text;
using KafkaAlarms.Engine.Configuration.RulesFile.Nodes;
using KafkaAlarms.Engine.Configuration.RulesFile.Shapes;
using KafkaAlarms.Engine.RuleTests.Files;
using KafkaAlarms.Engine.Tests.Configuration.RulesFile;
using KafkaAlarms.Engine.Tests.Configuration.RulesFile.Keys;
using NJsonSchema;
using Shouldly;
using Xunit;

namespace KafkaAlarms.Engine.Tests.RuleTests.Files;

public sealed class RuleTestSchemaTests
{
    private const string File = "engine/RuleTests/Files/rule-tests.schema.json";

    public static TheoryData<string> Broken =>
    [
        """{}""",
        """{"tests": []}""",
        """{"tests": [{"input": [{"measurement": "t", "values": "1"}], "expect": []}]}""",
        """{"tests": [{"name": "a", "input": [{"measurement": "t", "values": "1", "every": "1 s"}], "expect": []}]}""",
        """{"tests": [{"name": "a", "input": [{"measurement": "t", "values": "1"}], "expect": [{"at": "", "event": "raised", "alarm": "t"}]}]}""",
        """{"tests": [{"name": "a", "input": [{"measurement": "t", "values": "1"}], "expect": [{"at": "1s", "event": "rise", "alarm": "t"}]}]}""",
        """{"tests": [{"name": "a", "input": [{"measurement": "t", "values": "1"}], "expect": [], "epxect": []}]}""",
    ];

    [Fact]
    public void Text_Committed_EqualsFreshGeneration() => GeneratedText.ShouldBeFresh(
        File, RulesSchemaWriter.Write(RuleTestKeys.File, RuleTestSchema.Id, "File of rule tests for Kafka Alarms"));

    [Fact]
    public void Text_Embedded_EqualsCommitted() =>
        RuleTestSchema.Text.ShouldBe(System.IO.File.ReadAllText(GeneratedText.PathOf(File)));

    [Fact]
    public async Task Text_FilesOfTheSampleRules_AreAccepted()
    {
        string[] files = Directory.GetFiles(GeneratedText.PathOf("sample-rules"), "*.tests.json", SearchOption.AllDirectories);
        files.Length.ShouldBeGreaterThan(2);
        foreach (string file in files) (await Validate(System.IO.File.ReadAllText(file))).ShouldBeEmpty(file);
    }

    [Theory]
    [MemberData(nameof(Broken))]
    public async Task Text_BrokenShapes_AreRefusedAsByTheReader(string json)
    {
        (await Validate(json)).ShouldNotBeEmpty();
        RuleTestReader.Read(Encoding.UTF8.GetBytes(json), "a.tests.json", []).Problems.ShouldNotBeEmpty();
    }

    [Fact]
    public void Keys_EachExample_HasItsShape()
    {
        ObjectShape[] objects = [RuleTestKeys.File, RuleTestKeys.Test, RuleTestKeys.Input, RuleTestKeys.Expect];
        foreach (KeyDeclaration key in objects.SelectMany(shape => shape.Keys).Where(key => key.Name != "tests"))
        {
            RulesFileReport report = new("example");
            FileNode node = FileNodeReader.Read(Encoding.UTF8.GetBytes(key.Example), report)!;
            key.Shape.Check(node, report);
            report.Problems.ShouldBeEmpty(key.Name);
        }
    }

    private static async Task<IEnumerable<NJsonSchema.Validation.ValidationError>> Validate(string json) =>
        (await JsonSchema.FromJsonAsync(RuleTestSchema.Text, TestContext.Current.CancellationToken)).Validate(json);
}
