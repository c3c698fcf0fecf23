using System.Text.Encodings.Web;
using System.Text.Json;
using KafkaAlarms.Engine.Explanations;
using KafkaAlarms.Engine.Model.Text;

namespace KafkaAlarms.Engine.Commands.Rules;

/// <summary>An explanation for a program.</summary>
internal static class ExplanationJson
{
    private static readonly JsonSerializerOptions Form = new()
    {
        WriteIndented = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
    };

    public static void Write(SensorExplanation explanation, TextWriter output) => output.WriteLine(
        JsonSerializer.Serialize(
            new
            {
                explanation.Sensor,
                explanation.Labels,
                RuleSet = explanation.Hash,
                Rules = explanation.Rules.Select(Of),
            },
            Form));

    private static object Of(ExplainedRule rule) => new
    {
        rule.Rule.Id,
        Type = rule.Rule.Type.Id,
        rule.Rule.Type.Version,
        Origin = Of(rule.Origin),
        Selection = rule.Selection.Select(Of),
        Variants = rule.Variants.Select(Of),
    };

    private static object Of(ExplainedVariant variant) => new
    {
        Where = variant.Where.ToDictionary(match => match.Label, match => match.Values),
        Override = variant.Override is { } applying ? Of(applying) : null,
        Enabled = variant.IsEnabled,
        Values = variant.Values.Select(Of),
    };

    private static object Of(ExplainedValue value) => new
    {
        value.Condition,
        value.Key,
        value.Value,
        Origin = Of(value.Origin),
    };

    private static object Of(ValueOrigin origin) => origin.File is { } file
        ? (object)new { Kind = "file", File = file, origin.Position.Line, origin.Position.Column }
        : new { Kind = SnakeCase.Of(origin.Kind.ToString()) };
}
