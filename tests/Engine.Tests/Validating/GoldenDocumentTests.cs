using System.Text.Json;
using KafkaAlarms.Engine.Model.Wire;
using KafkaAlarms.Engine.Validating;
using NJsonSchema;
using Shouldly;
using Xunit;

namespace KafkaAlarms.Engine.Tests.Validating;

/// <summary>Our check, NJsonSchema and Python's jsonschema say the same of each golden document.</summary>
public sealed class GoldenDocumentTests
{
    private static readonly AlarmValidator Own = new();
    private static readonly NJsonSchemaValidator Second = new();

    [Theory]
    [InlineData("valid", 35)]
    [InlineData("broken", 120)]
    public void Validate_GoldenDocuments_HaveTheVerdictOfTheirFolder(string verdict, int atLeast)
    {
        string[] files = Golden.Files(verdict);

        files.Length.ShouldBeGreaterThanOrEqualTo(atLeast);
        files.Where(file => VerdictOf(Own.Validate(File.ReadAllBytes(file))) != verdict).ShouldBeEmpty("our check");
        files.Where(file => VerdictOf(Second.Validate(File.ReadAllBytes(file))) != verdict).ShouldBeEmpty("NJsonSchema");
    }

    [Fact]
    public async Task Validate_GoldenDocumentsReadByNJsonSchemaItself_HaveTheVerdictOfTheirFolder()
    {
        JsonSchema schema = await JsonSchema.FromFileAsync(Golden.SchemaFile, TestContext.Current.CancellationToken);

        Golden.Files("valid").Where(file => schema.Validate(File.ReadAllText(file)).Count > 0).ShouldBeEmpty();

        // Documents that are no JSON are left out: Newtonsoft's reader throws, or stops at the end of the first value.
        Golden.Files("broken").Where(IsJson).Where(file => schema.Validate(File.ReadAllText(file)).Count == 0).ShouldBeEmpty();
    }

    [Fact]
    public async Task Validate_GoldenDocumentsByPython_HaveTheVerdictOfTheirFolder()
    {
        string? lacking = await Python.LackingAsync();
        if (lacking is not null) Assert.Skip(lacking);

        foreach (string verdict in (string[])["valid", "broken"])
        {
            string[] files = Golden.Files(verdict);
            string judge = Path.Combine(Golden.Root, "tests", "golden", "judge.py");

            (int exitCode, string output) = await Python.RunAsync([judge, Golden.SchemaFile, .. files], string.Empty);

            exitCode.ShouldBe(0, output);
            output.Split('\n', StringSplitOptions.RemoveEmptyEntries).ShouldBe(files.Select(file => $"{verdict}\t{file}"));
        }
    }

    [Fact]
    public void Decode_ValidGoldenDocuments_GiveEventsThatAreValidAgain() =>
        Golden.Files("valid")
            .Where(file => !Own.Validate(AlarmEventJson.Encode(AlarmEventJson.Decode(File.ReadAllBytes(file)))).IsValid)
            .ShouldBeEmpty();

    [Theory]
    [InlineData("missing-sensor-id", "/sensor_id: is missing")]
    [InlineData("measurement-quality-unknown", "/measurement/quality: is none of the allowed names")]
    [InlineData("severity-1001", "/severity: is above its range")]
    [InlineData("label-number", "/labels/area: has another type")]
    [InlineData("occurred-at-with-offset", "/occurred_at: has another form")]
    [InlineData("rule-id-empty", "/rule/id: is too short")]
    [InlineData("document-cut", "document: is no JSON")]
    public void Validate_BrokenDocument_NamesWhatIsBrokenAndWhere(string name, string expected) =>
        Own.Validate(File.ReadAllBytes(Path.Combine(Golden.Folder, "broken", name + ".json"))).ToString().ShouldBe(expected);

    private static string VerdictOf(ValidationResult result) => result.IsValid ? "valid" : "broken";

    private static bool IsJson(string file)
    {
        try
        {
            using JsonDocument document = JsonDocument.Parse(File.ReadAllBytes(file));
            return true;
        }
        catch (JsonException)
        {
            return false;
        }
    }
}
