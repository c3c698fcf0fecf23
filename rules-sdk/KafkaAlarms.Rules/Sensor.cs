using System.Collections.Immutable;

namespace KafkaAlarms.Rules;

/// <summary>The sensor that a record comes from.</summary>
/// <param name="Id">The sensor id; never empty.</param>
/// <param name="DeviceId">Device that forwards the sensor's records; null when none was ever named.</param>
/// <param name="Labels">Labels of the sensor's newest record that had any.</param>
public sealed record Sensor(string Id, string? DeviceId, ImmutableSortedDictionary<string, string> Labels);
