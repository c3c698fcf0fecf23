namespace KafkaAlarms.Engine.Consuming.Ranges;

/// <summary>One end of a range of a topic: an offset, a Kafka time, or neither.</summary>
/// <param name="Offset">Offset of the first record that is in, or beyond; null: not given by one.</param>
/// <param name="Time">The first record with this Kafka timestamp or a later one, UTC; null: not given by one.</param>
internal readonly record struct RangeBound(long? Offset, DateTime? Time)
{
    /// <summary>The beginning, or the end, of what the topic holds.</summary>
    public static RangeBound Open => default;

    public bool IsOpen => Offset is null && Time is null;

    /// <summary>Whether this end is later than another one.</summary>
    /// <returns>False where that cannot be told: an offset and a time, or an open end.</returns>
    public bool IsAfter(RangeBound other) => Offset > other.Offset || Time > other.Time;
}
