using System.ComponentModel.DataAnnotations;

namespace KafkaAlarms.Engine.Model.Events;

/// <summary>What was tested, as it is set for the level that the event shows.</summary>
/// <param name="Type">Kind of the condition.</param>
/// <param name="Operator">How value and limit are compared when active; null without a limit.</param>
/// <param name="Limit">The setpoint; null without one.</param>
/// <param name="Deadband">Distance back inside the limit before normal, in the unit of the
/// measurement; null without a limit.</param>
/// <param name="OnDelayMs">Milliseconds that the condition must hold; for no data its time-out.</param>
/// <param name="OffDelayMs">Milliseconds that the condition must be gone.</param>
/// <param name="Samples">Active samples in a row that are needed.</param>
internal sealed record EventCondition(
    EventConditionType Type,
    [property: AllowedValues(">", ">=", "<", "<=", null)] string? Operator,
    double? Limit,
    [property: Range(0, double.MaxValue)] double? Deadband,
    [property: Range(0, AlarmEvent.LargestCount)] long OnDelayMs,
    [property: Range(0, AlarmEvent.LargestCount)] long OffDelayMs,
    [property: Range(1, int.MaxValue)] int Samples);
