using System.Collections.Immutable;
using KafkaAlarms.Engine.Model.Records;
using KafkaAlarms.Rules;

namespace KafkaAlarms.Engine.RuleTests;

/// <summary>A value that a rule judged.</summary>
/// <param name="At">Time since the start of the test.</param>
/// <param name="Sensor">The sensor id.</param>
/// <param name="Alarm">Instance of the alarm.</param>
/// <param name="Value">What was judged.</param>
/// <param name="Unit">UCUM; null for none.</param>
/// <param name="Limits">What it was judged against; empty for a condition without levels.</param>
/// <param name="Judgement">What the rule said of it, for a condition without levels.</param>
internal readonly record struct JudgedValue(
    TimeSpan At,
    string Sensor,
    string Alarm,
    SampleValue Value,
    string? Unit,
    ImmutableArray<Limit> Limits,
    Judgement Judgement);
