using KafkaAlarms.Rules;

namespace KafkaAlarms.Engine.Model.Records;

/// <summary>The sample that a condition evaluated last, as its next event will show it.</summary>
/// <param name="Name">Measurement, or the condition whose value the rule computed.</param>
/// <param name="Value">Number, boolean, text or none.</param>
/// <param name="Unit">UCUM, or null.</param>
/// <param name="Quality">Trust in the value.</param>
/// <param name="Point">Where and when.</param>
internal readonly record struct LastSample(
    string Name,
    SampleValue Value,
    string? Unit,
    Quality Quality,
    RecordPoint Point)
{
    /// <summary>True when no sample was ever evaluated.</summary>
    public bool IsNone => Name is null;
}
