using KafkaAlarms.Engine.Configuration.Values;

namespace KafkaAlarms.Engine.Configuration.Options;

/// <summary>Threads, commits and delivery guarantee.</summary>
internal sealed record ProcessingOptions
{
    /// <summary>Stream threads, each with its own consumer and producer.</summary>
    /// <value>0 to 256; default 0: one for each core.</value>
    [AllowedRange("0", "256")]
    public int Threads { get; init; }

    /// <summary>What a crash may do to events.</summary>
    /// <value>Default exactly_once.</value>
    public Guarantee Guarantee { get; init; } = Guarantee.ExactlyOnce;

    /// <summary>Longest time between commits while records flow.</summary>
    /// <value>00:00:00.005 to 00:00:10; default 00:00:00.100.</value>
    [AllowedRange("00:00:00.005", "00:00:10")]
    public TimeSpan CommitInterval { get; init; } = TimeSpan.FromMilliseconds(100);

    /// <summary>Where a group without committed offsets begins.</summary>
    /// <value>Default earliest.</value>
    public StartPosition StartAt { get; init; } = StartPosition.Earliest;

    /// <summary>Time in which each piece of changed memory is written to the state topic.</summary>
    /// <value>00:00:00.500 to 00:05:00; default 00:00:05.</value>
    [AllowedRange("00:00:00.500", "00:05:00")]
    public TimeSpan MemoryFlushInterval { get; init; } = TimeSpan.FromSeconds(5);
}
