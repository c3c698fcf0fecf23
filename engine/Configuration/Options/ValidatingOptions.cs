namespace KafkaAlarms.Engine.Configuration.Options;

/// <summary>How events are checked against the alarm schema.</summary>
internal sealed record ValidatingOptions
{
    /// <summary>Whether NJsonSchema judges every event as well as the engine's own check.</summary>
    /// <value>Default false: 25 to 30 microseconds an event are saved.</value>
    public bool NJsonSchema { get; init; }
}
