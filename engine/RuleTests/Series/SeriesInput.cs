using System.Collections.Immutable;

namespace KafkaAlarms.Engine.RuleTests.Series;

/// <summary>What one sensor sends of one measurement.</summary>
/// <param name="Sensor">The sensor id.</param>
/// <param name="Measurement">Name of the measurement.</param>
/// <param name="Unit">UCUM; null for none.</param>
/// <param name="Start">Time of the first step.</param>
/// <param name="Every">Time from step to step; more than 0.</param>
/// <param name="Points">The steps.</param>
internal sealed record SeriesInput(
    string Sensor, string Measurement, string? Unit, TimeSpan Start, TimeSpan Every, ImmutableArray<SeriesPoint> Points)
{
    /// <summary>Time at which a following series begins.</summary>
    public TimeSpan End => Start + (Every * Points.Length);
}
