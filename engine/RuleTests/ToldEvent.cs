using KafkaAlarms.Engine.Model.Events;

namespace KafkaAlarms.Engine.RuleTests;

/// <summary>An alarm event that the engine gave in a test.</summary>
/// <param name="At">Time since the start of the test at which it occurred.</param>
/// <param name="Alarm">Instance of the alarm.</param>
/// <param name="Event">The event, whole.</param>
/// <param name="Json">The event as it would be written to Kafka.</param>
internal sealed record ToldEvent(TimeSpan At, string Alarm, AlarmEvent Event, byte[] Json);
