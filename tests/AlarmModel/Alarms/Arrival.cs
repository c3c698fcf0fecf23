namespace KafkaAlarms.AlarmModel.Alarms;

/// <summary>How a sample stands to the ones before it.</summary>
public enum Arrival
{
    InOrder,
    Duplicate,
    Late,

    /// <summary>Late, but the measurement had been late for so long that its clock is set back to this sample.</summary>
    SetBack,
}
