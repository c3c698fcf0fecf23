namespace KafkaAlarms.Engine.Configuration.Values;

/// <summary>Delivery guarantee of events.</summary>
internal enum Guarantee
{
    /// <summary>Events, state and offsets in one transaction.</summary>
    ExactlyOnce,

    /// <summary>No transactions: after a crash events may be repeated, under the same ids.</summary>
    AtLeastOnce,
}
