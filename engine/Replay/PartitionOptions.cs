using System.Collections.Immutable;
using KafkaAlarms.Engine.Configuration.Options;
using KafkaAlarms.Engine.Model.Rules;
using KafkaAlarms.Engine.Rules;

namespace KafkaAlarms.Engine.Replay;

/// <summary>What a partition is run with where there is no Kafka.</summary>
internal sealed record PartitionOptions
{
    /// <summary>The rules.</summary>
    public required RuleSet Rules { get; init; }

    /// <summary>Takes note of faults of rules, and says how long one may take.</summary>
    public required IRuleFaults Faults { get; init; }

    /// <summary>How records are read, how time passes, how events are validated.</summary>
    public EngineSettings Settings { get; init; } = new();

    /// <summary>Topic, or what stands for one; events and alarm ids name it as their source.</summary>
    public string Topic { get; init; } = new TopicOptions().SensorData;

    /// <summary>Partition, which events and alarm ids name as well.</summary>
    public int Partition { get; init; }

    /// <summary>Sensors watched before they were ever heard; null: all that the rules list.</summary>
    public ImmutableSortedSet<string>? Expected { get; init; }

    /// <summary>Whether the records have no Kafka time, so that it never passes.</summary>
    /// <value>Default false. When true, silence raises nothing and lets no delay run out, and neither Decoding:MaxSkew
    /// nor Decoding:MaxLate has a meaning; the Kafka timestamp of a record is then its own time.</value>
    public bool KafkaTimeRests { get; init; }

    /// <summary>Where <c>detected_at</c> comes from.</summary>
    public TimeProvider Clock { get; init; } = TimeProvider.System;

    /// <summary>Is shown each verdict; null: nobody.</summary>
    public IVerdictObserver? Observer { get; init; }
}
