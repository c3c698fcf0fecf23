using System.Collections.Immutable;
using KafkaAlarms.Engine.Model.Rules;

namespace KafkaAlarms.Engine.Explanations;

/// <summary>What holds for those records of a sensor to which the same override applies, or none.</summary>
/// <param name="Where">Labels that the records must have; empty: all records that no variant before it is for.</param>
/// <param name="Override">The override with the sensors that it is for; null: the rule itself.</param>
/// <param name="IsEnabled">False: the rule is off for them.</param>
/// <param name="Values">All values; none where the rule is off.</param>
internal sealed record ExplainedVariant(
    ImmutableArray<LabelMatch> Where, ExplainedValue? Override, bool IsEnabled, ImmutableArray<ExplainedValue> Values);
