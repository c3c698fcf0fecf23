namespace KafkaAlarms.Benchmarks.Peers.Alarms;

/// <summary>Where an alarm event says what happened.</summary>
/// <param name="Rule">Path of the rule's id, with dots into objects.</param>
/// <param name="Time">Member that holds the record's time.</param>
internal sealed record AlarmFields(string Rule, string Time);
