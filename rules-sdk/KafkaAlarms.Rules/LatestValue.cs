namespace KafkaAlarms.Rules;

/// <summary>Last number that the engine remembers of one measurement of the record's sensor.</summary>
/// <param name="Name">Name of the measurement.</param>
/// <param name="Number">The number.</param>
/// <param name="Unit">Unit (UCUM) it came with, or null.</param>
/// <param name="At">Its sample time, UTC.</param>
public record struct LatestValue(string Name, double Number, string? Unit, DateTime At);
