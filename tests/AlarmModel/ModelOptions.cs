namespace KafkaAlarms.AlarmModel;

/// <summary>The engine settings that change what an alarm means.</summary>
public sealed record ModelOptions
{
    /// <summary>Kafka time granted to a silent sensor beyond the end of a delay.</summary>
    public TimeSpan Grace { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>Kafka time of nothing but late samples after which a measurement's clock is set back.</summary>
    public TimeSpan MaxLate { get; init; } = TimeSpan.FromMinutes(10);

    /// <summary>Farthest that a time may be ahead of its Kafka timestamp.</summary>
    public TimeSpan MaxSkew { get; init; } = TimeSpan.FromMinutes(5);

    /// <summary>Which expected sensors belong to this partition; default all.</summary>
    public Func<string, bool> IsExpectedHere { get; init; } = _ => true;
}
