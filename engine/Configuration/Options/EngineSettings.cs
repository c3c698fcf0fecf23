namespace KafkaAlarms.Engine.Configuration.Options;

/// <summary>All settings of the engine, bound and checked.</summary>
internal sealed record EngineSettings
{
    public KafkaOptions Kafka { get; init; } = new();

    public TopicOptions Topics { get; init; } = new();

    public ProcessingOptions Processing { get; init; } = new();

    public DecodingOptions Decoding { get; init; } = new();

    public ClockOptions Clock { get; init; } = new();

    public RulesOptions Rules { get; init; } = new();

    public ValidatingOptions Validating { get; init; } = new();

    public HttpOptions Http { get; init; } = new();

    public LoggingOptions Logging { get; init; } = new();
}
