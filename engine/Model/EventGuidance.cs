namespace KafkaAlarms.Engine.Model;

/// <summary>What the operator should know and do.</summary>
internal sealed record EventGuidance
{
    public string? Cause { get; init; }

    public string? Consequence { get; init; }

    public string? Response { get; init; }

    public string? Url { get; init; }
}
