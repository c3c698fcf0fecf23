using System.Collections.Immutable;
using KafkaAlarms.Engine.Configuration.Options;
using KafkaAlarms.Engine.Model.Rules;
using KafkaAlarms.Engine.Rules;

namespace KafkaAlarms.Engine.Replay;

/// <summary>What all lanes of a replay share.</summary>
/// <param name="Source">File or topic, which events name as their source.</param>
/// <param name="Settings">Settings of the engine.</param>
/// <param name="Clock">Wall clock.</param>
internal sealed record ReplayOptions(string Source, EngineSettings Settings, TimeProvider Clock)
{
    /// <summary>Where rules show that they are called.</summary>
    public RuleCall Call { get; init; } = new();

    /// <summary>Whether the input has no Kafka time.</summary>
    public bool KafkaTimeRests { get; init; }

    /// <summary>Sensors that a partition watches before they were ever heard; null: all, for there is one partition.
    /// </summary>
    public Func<RuleSet, int, ImmutableSortedSet<string>>? ExpectedOf { get; init; }
}
