using KafkaAlarms.Engine.Model.Records;
using KafkaAlarms.Rules;

namespace KafkaAlarms.Engine.Raising;

/// <summary>One sample of a condition with what its rule said of it.</summary>
/// <param name="Sample">The sample.</param>
/// <param name="Judgements">One a level.</param>
/// <param name="Clock">Record time up to which its measurement has come: the sample's own, or, for a late one that is
/// evaluated, that of the newest before it.</param>
internal readonly record struct JudgedSample(LastSample Sample, Judgements Judgements, long Clock);
