using KafkaAlarms.Rules;

namespace KafkaAlarms.Engine.Model;

/// <summary>The last evaluated sample.</summary>
/// <param name="Name">Name of the measurement, or of the condition whose value the rule computed.</param>
/// <param name="Value">Number, boolean, string or null.</param>
/// <param name="Unit">UCUM, or null.</param>
/// <param name="Quality">Trust in the value.</param>
/// <param name="Ts">Sample time, UTC.</param>
internal sealed record EventMeasurement(string Name, EventValue Value, string? Unit, Quality Quality, DateTime Ts);
