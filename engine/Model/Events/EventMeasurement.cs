using KafkaAlarms.Engine.Model.Records;
using KafkaAlarms.Rules;

namespace KafkaAlarms.Engine.Model.Events;

/// <summary>The last evaluated sample.</summary>
/// <param name="Name">Name of the measurement, or of the condition whose value the rule computed.</param>
/// <param name="Value">Number, boolean, text, or null for none.</param>
/// <param name="Unit">Unit of the value by UCUM; null when it has none.</param>
/// <param name="Quality">Trust in the value.</param>
/// <param name="Ts">Time of the sample.</param>
internal sealed record EventMeasurement(string Name, SampleValue Value, string? Unit, Quality Quality, DateTime Ts);
