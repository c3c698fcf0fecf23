using System.Collections.Immutable;

namespace KafkaAlarms.Engine.Explanations;

/// <summary>All that holds for one sensor.</summary>
/// <param name="Sensor">Its id.</param>
/// <param name="Labels">Labels of the records that are asked for; null: of any.</param>
/// <param name="Hash">Of the rule set.</param>
/// <param name="RuleCount">Number of rules in the set.</param>
/// <param name="Rules">Those that are for the sensor, in the order of the set.</param>
internal sealed record SensorExplanation(
    string Sensor,
    ImmutableSortedDictionary<string, string>? Labels,
    string Hash,
    int RuleCount,
    ImmutableArray<ExplainedRule> Rules);
