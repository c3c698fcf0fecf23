using System.Text.Json.Serialization;

namespace KafkaAlarms.Engine.Model.Events;

/// <summary>What the operator should know and do.</summary>
internal sealed record EventGuidance
{
    /// <summary>What usually brings the condition about.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Cause { get; init; }

    /// <summary>What happens when nobody acts.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Consequence { get; init; }

    /// <summary>What to do.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Response { get; init; }

    /// <summary>Where more is written.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Url { get; init; }
}
