namespace KafkaAlarms.Rules;

/// <summary>Kind of a process condition, as alarm events name it.</summary>
/// <remarks>Types of OPC 10000-9: LimitAlarm, DeviationAlarm, RateOfChangeAlarm, OffNormalAlarm.</remarks>
public enum ConditionType
{
    /// <summary>A value against fixed limits.</summary>
    Limit,

    /// <summary>The distance of a value from a setpoint or from another measurement.</summary>
    Deviation,

    /// <summary>The change of a value over time.</summary>
    RateOfChange,

    /// <summary>A state that is not among the normal ones.</summary>
    OffNormal,

    /// <summary>Anything else.</summary>
    Custom,
}
