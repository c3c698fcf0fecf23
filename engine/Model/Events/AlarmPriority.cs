using System.Text.Json.Serialization;

namespace KafkaAlarms.Engine.Model.Events;

/// <summary>Text band of a severity.</summary>
internal enum AlarmPriority
{
    /// <summary>Severity 1 to 333.</summary>
    [JsonStringEnumMemberName("low")] Low,

    /// <summary>Severity 334 to 666.</summary>
    [JsonStringEnumMemberName("medium")] Medium,

    /// <summary>Severity 667 to 900.</summary>
    [JsonStringEnumMemberName("high")] High,

    /// <summary>Severity 901 to 1000.</summary>
    [JsonStringEnumMemberName("critical")] Critical,
}
