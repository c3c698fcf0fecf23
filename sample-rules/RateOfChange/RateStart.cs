namespace KafkaAlarms.Samples.RateOfChange;

/// <summary>Sample from which the next rate is computed.</summary>
internal struct RateStart
{
    /// <summary>Record time in ticks; 0: there is none yet.</summary>
    public long Time;

    /// <summary>Value at that time.</summary>
    public double Value;
}
