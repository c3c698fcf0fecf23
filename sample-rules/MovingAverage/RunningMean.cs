namespace KafkaAlarms.Samples.MovingAverage;

/// <summary>The average of a sensor so far.</summary>
internal struct RunningMean
{
    /// <summary>Record time of the last sample in ticks; 0: there is none yet.</summary>
    public long Time;

    /// <summary>The average at that time.</summary>
    public double Value;
}
