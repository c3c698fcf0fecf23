using System.Collections.Immutable;
using KafkaAlarms.Engine.Errors;
using KafkaAlarms.Engine.Model.Rules;
using KafkaAlarms.Engine.Replay.Input;

namespace KafkaAlarms.Engine.Commands.Replay;

/// <summary>The input of a replay, or why there is none.</summary>
/// <param name="Source">The records; null when a problem is in the way.</param>
/// <param name="Problems">What is wrong; with records, what is worth knowing.</param>
internal sealed record OpenedInput(IRecordSource? Source, ImmutableArray<Problem> Problems)
{
    /// <summary>Sensors that a partition watches before they were ever heard; null: all.</summary>
    public Func<RuleSet, int, ImmutableSortedSet<string>>? ExpectedOf { get; init; }
}
