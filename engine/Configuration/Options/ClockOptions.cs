using KafkaAlarms.Engine.Configuration.Values;

namespace KafkaAlarms.Engine.Configuration.Options;

/// <summary>How time passes for silent sensors.</summary>
internal sealed record ClockOptions
{
    /// <summary>Kafka time granted to a silent sensor beyond the end of a delay.</summary>
    /// <value>00:00:00 to 1.00:00:00; default 00:00:05.</value>
    [AllowedRange("00:00:00", "1.00:00:00")]
    public TimeSpan Grace { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>Greatest difference expected between the clocks of engine and brokers.</summary>
    /// <value>00:00:00 to 00:05:00; default 00:00:02.</value>
    [AllowedRange("00:00:00", "00:05:00")]
    public TimeSpan ClockTolerance { get; init; } = TimeSpan.FromSeconds(2);

    /// <summary>Kafka time for which a rule must be lacking before its alarms end.</summary>
    /// <value>00:00:00 to 30.00:00:00; default 00:02:00.</value>
    [AllowedRange("00:00:00", "30.00:00:00")]
    public TimeSpan RemovalDelay { get; init; } = TimeSpan.FromMinutes(2);

    /// <summary>Partitioner of those who write sensor records, which decides where an
    /// expected sensor is watched.</summary>
    /// <value>Default murmur2.</value>
    public SensorPartitioner Partitioner { get; init; } = SensorPartitioner.Murmur2;
}
