using KafkaAlarms.AlarmModel.Records;

namespace KafkaAlarms.AlarmModel.Alarms;

/// <summary>Order of the samples of one measurement of one sensor: contracts.md section 2, rule 5.</summary>
public sealed class MeasurementClock(TimeSpan maxLate)
{
    private DateTime time = DateTime.MinValue;
    private ModelSample? last;
    private DateTime? lateSince;

    /// <param name="sample">The next sample.</param>
    /// <param name="kafkaTime">Kafka time of the partition, the sample's record included.</param>
    public Arrival Take(ModelSample sample, DateTime kafkaTime)
    {
        Arrival arrival = Arrival.InOrder;
        if (sample.Time < time)
        {
            lateSince ??= kafkaTime;
            if (kafkaTime < lateSince + maxLate) return Arrival.Late;
            arrival = Arrival.SetBack;
        }
        else if (IsDuplicate(sample))
        {
            return Arrival.Duplicate;
        }

        time = sample.Time;
        last = sample;
        lateSince = null;
        return arrival;
    }

    /// <summary>A delay ran out in Kafka time: what is older than its due time is late from now on.</summary>
    public void MoveTo(DateTime due)
    {
        if (due > time) time = due;
    }

    private bool IsDuplicate(ModelSample sample)
    {
        if (last is null || sample.IsKafkaTime || sample.Time != last.Time) return false;
        return sample.Value == last.Value || sample.Seq <= last.Seq;
    }
}
