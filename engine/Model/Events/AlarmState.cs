using System.Text.Json.Serialization;

namespace KafkaAlarms.Engine.Model.Events;

/// <summary>State of an alarm after an event, by the state model of ISA-18.2.</summary>
internal enum AlarmState
{
    [JsonStringEnumMemberName("normal")] Normal,
    [JsonStringEnumMemberName("unacknowledged")] Unacknowledged,
    [JsonStringEnumMemberName("acknowledged")] Acknowledged,
    [JsonStringEnumMemberName("returned_unacknowledged")] ReturnedUnacknowledged,
    [JsonStringEnumMemberName("latched")] Latched,
    [JsonStringEnumMemberName("shelved")] Shelved,
    [JsonStringEnumMemberName("suppressed")] Suppressed,
    [JsonStringEnumMemberName("out_of_service")] OutOfService,
}
