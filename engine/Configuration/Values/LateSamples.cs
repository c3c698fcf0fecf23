namespace KafkaAlarms.Engine.Configuration.Values;

/// <summary>What happens to late samples.</summary>
internal enum LateSamples
{
    /// <summary>Counted, not evaluated.</summary>
    Drop,

    /// <summary>Counted and evaluated; clocks do not go back.</summary>
    Evaluate,
}
