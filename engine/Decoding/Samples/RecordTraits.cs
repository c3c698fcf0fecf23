using KafkaAlarms.Engine.Decoding.Times;
using KafkaAlarms.Rules;

namespace KafkaAlarms.Engine.Decoding.Samples;

/// <summary>What all samples of one sensor record share.</summary>
/// <param name="Time">Record time.</param>
/// <param name="Unit">For samples without an own one.</param>
/// <param name="Quality">For samples without an own one.</param>
internal readonly record struct RecordTraits(RecordTime Time, string? Unit, Quality Quality);
