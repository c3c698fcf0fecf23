using KafkaAlarms.Engine.Model.Records;
using KafkaAlarms.Rules;

namespace KafkaAlarms.Engine.RuleTests.Series;

/// <summary>One step of a series: a value with its quality, or nothing.</summary>
/// <param name="Value">None: the step has no sample.</param>
/// <param name="Quality">Trust in the value.</param>
internal readonly record struct SeriesPoint(SampleValue Value, Quality Quality)
{
    public static SeriesPoint Missing => default;

    public bool IsMissing => Value.Kind == SampleKind.None;
}
