using KafkaAlarms.Engine.Model.Records;

namespace KafkaAlarms.Engine.Decoding.Times;

/// <summary>A time and where it comes from.</summary>
/// <param name="Ticks">UTC, 100 ns.</param>
/// <param name="Origin">Where it comes from.</param>
internal readonly record struct RecordTime(long Ticks, TimeOrigin Origin);
