namespace KafkaAlarms.Engine.State.Codecs;

/// <summary>Kinds of items in a stored part of memory.</summary>
internal enum MemoryItem : byte
{
    /// <summary>A sensor, to which the items after it belong.</summary>
    Sensor = 1,

    /// <summary>A measurement's memory.</summary>
    Measurement = 2,

    /// <summary>What a condition's own record does not tell.</summary>
    Condition = 3,

    /// <summary>The memory of a measurement that no rule reads.</summary>
    Unread = 4,

    /// <summary>What a rule remembers of the sensor.</summary>
    Rule = 5,

    /// <summary>The same of a rule that the rule set lacks for the sensor, with the Kafka time since which it
    /// does.</summary>
    LackingRule = 6,
}
