using System.Text.Json.Serialization;

namespace KafkaAlarms.Engine.Model.Events;

/// <summary>What happened to an alarm.</summary>
internal enum AlarmEventKind
{
    [JsonStringEnumMemberName("raised")] Raised,
    [JsonStringEnumMemberName("level_changed")] LevelChanged,
    [JsonStringEnumMemberName("updated")] Updated,
    [JsonStringEnumMemberName("reminder")] Reminder,
    [JsonStringEnumMemberName("cleared")] Cleared,
    [JsonStringEnumMemberName("acknowledged")] Acknowledged,
    [JsonStringEnumMemberName("reset")] Reset,
    [JsonStringEnumMemberName("shelved")] Shelved,
    [JsonStringEnumMemberName("unshelved")] Unshelved,
    [JsonStringEnumMemberName("suppressed")] Suppressed,
    [JsonStringEnumMemberName("unsuppressed")] Unsuppressed,
    [JsonStringEnumMemberName("stale")] Stale,
    [JsonStringEnumMemberName("rule_removed")] RuleRemoved,
    [JsonStringEnumMemberName("retired")] Retired,
}
