using KafkaAlarms.Rules;

namespace KafkaAlarms.Engine.State.Sensors;

/// <summary>What is remembered of a measurement that no rule of the sensor reads any more, for the case that one does
/// again.</summary>
/// <param name="name">Of the measurement.</param>
/// <param name="memory">As it stood.</param>
/// <param name="latest">As it stood.</param>
internal sealed class UnreadMeasurement(string name, MeasurementMemory memory, LatestValue latest)
{
    public string Name { get; } = name;

    public MeasurementMemory Memory { get; } = memory;

    public LatestValue Latest { get; } = latest;

    /// <summary>Kafka time since which the rule set has not read it, ticks; 0: not known yet.</summary>
    public long Since { get; set; }
}
