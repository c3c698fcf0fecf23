namespace KafkaAlarms.Rules;

/// <summary>Level of an alarm, in the order that decides between levels of equal severity.</summary>
/// <remarks>Names: HighHigh, LowLow, High, Low of OPC 10000-9 5.8.</remarks>
public enum AlarmLevel
{
    /// <summary>Far above the normal range.</summary>
    HiHi,

    /// <summary>Far below the normal range.</summary>
    LoLo,

    /// <summary>Above the normal range.</summary>
    Hi,

    /// <summary>Below the normal range.</summary>
    Lo,

    /// <summary>The single level of a condition that has no levels, such as off-normal.</summary>
    None,
}
