namespace KafkaAlarms.Engine.Model.Events;

/// <summary>Which priority a severity has.</summary>
internal static class SeverityBands
{
    /// <summary>Priority of a severity.</summary>
    /// <param name="severity">1 to 1000.</param>
    public static AlarmPriority PriorityOf(int severity) => severity switch
    {
        <= 333 => AlarmPriority.Low,
        <= 666 => AlarmPriority.Medium,
        <= 900 => AlarmPriority.High,
        _ => AlarmPriority.Critical,
    };
}
