using System.Globalization;
using KafkaAlarms.Engine.Model.Records;
using KafkaAlarms.Rules;

namespace KafkaAlarms.Engine.RuleTests;

/// <summary>Values as a test shows them.</summary>
internal static class ValueText
{
    public static string Of(SampleValue value) => value.Kind switch
    {
        SampleKind.Number => value.Number.ToString("R", CultureInfo.InvariantCulture),
        SampleKind.Boolean => value.Number != 0 ? "true" : "false",
        SampleKind.Text => value.Text!,
        _ => "nothing",
    };
}
