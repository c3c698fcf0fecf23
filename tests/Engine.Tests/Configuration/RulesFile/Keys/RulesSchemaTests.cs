using KafkaAlarms.Engine.Configuration.RulesFile.Keys;
using NJsonSchema;
using Shouldly;
using Xunit;

namespace KafkaAlarms.Engine.Tests.Configuration.RulesFile.Keys;

public sealed class RulesSchemaTests
{
    [Fact]
    public void Text_Committed_EqualsFreshGeneration() =>
        GeneratedText.ShouldBeFresh("engine/Configuration/RulesFile/Keys/rules.schema.json", RulesSchemaWriter.Write());

    [Fact]
    public void Text_Embedded_EqualsCommitted() =>
        RulesSchema.Text.ShouldBe(File.ReadAllText(GeneratedText.PathOf("engine/Configuration/RulesFile/Keys/rules.schema.json")));

    [Fact]
    public async Task Text_ContractSample_IsAccepted() => (await Validate(Some.Sample)).ShouldBeEmpty();

    [Fact]
    public async Task Text_OverrideThatRemoves_IsAccepted() =>
        (await Validate("""
            {"rules": [{"id": "a", "type": "limits", "levels": {"hi": {"limit": 1}, "lo": {"limit": 0}},
              "overrides": [{"where": {"site": ["n", "s"]}, "levels": {"lo": null, "hi": {"severity": null}}, "labels": {"a": null}}]}]}
            """)).ShouldBeEmpty();

    [Fact]
    public async Task Text_BrokenShapes_AreRefused()
    {
        foreach ((string title, string json) in BrokenFiles.Shapes) (await Validate(json)).ShouldNotBeEmpty(title);
    }

    private static async Task<IEnumerable<NJsonSchema.Validation.ValidationError>> Validate(string json) =>
        (await JsonSchema.FromJsonAsync(RulesSchema.Text, TestContext.Current.CancellationToken)).Validate(json);
}
