using System.Text.Json.Serialization;

namespace KafkaAlarms.Engine.Model.Events;

/// <summary>Kind of a process condition as events name it.</summary>
internal enum EventConditionType
{
    [JsonStringEnumMemberName("limit")] Limit,
    [JsonStringEnumMemberName("deviation")] Deviation,
    [JsonStringEnumMemberName("rate_of_change")] RateOfChange,
    [JsonStringEnumMemberName("off_normal")] OffNormal,
    [JsonStringEnumMemberName("no_data")] NoData,
    [JsonStringEnumMemberName("custom")] Custom,
}
