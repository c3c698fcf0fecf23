namespace KafkaAlarms.Engine.Model;

/// <summary>What was tested, as it is set for the level that the event shows.</summary>
/// <param name="Type">Kind of the condition.</param>
/// <param name="Operator">How value and limit are compared when active: &gt;, &gt;=, &lt;, &lt;=; null without a limit.</param>
/// <param name="Limit">The setpoint; null without one; for no data null.</param>
/// <param name="Deadband">In the unit of the measurement; null without a limit.</param>
/// <param name="OnDelayMs">Milliseconds, 0 or more; for no data its time-out.</param>
/// <param name="OffDelayMs">Milliseconds, 0 or more.</param>
/// <param name="Samples">Active samples in a row that are needed, 1 or more.</param>
internal sealed record EventCondition(
    EventConditionType Type,
    string? Operator,
    double? Limit,
    double? Deadband,
    long OnDelayMs,
    long OffDelayMs,
    int Samples);
