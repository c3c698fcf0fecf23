using System.Collections.Immutable;
using KafkaAlarms.Engine.Model.Rules;

namespace KafkaAlarms.Engine.Explanations;

/// <summary>One rule as it holds for a sensor.</summary>
/// <param name="Rule">The rule.</param>
/// <param name="Origin">Where it stands.</param>
/// <param name="Selection">How it selects sensors, records and measurements.</param>
/// <param name="Variants">What holds, for each kind of record; none when no record can be one of the rule's.</param>
internal sealed record ExplainedRule(
    RuleEntry Rule,
    ValueOrigin Origin,
    ImmutableArray<ExplainedValue> Selection,
    ImmutableArray<ExplainedVariant> Variants);
