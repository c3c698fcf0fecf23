namespace KafkaAlarms.Engine.Replay.Figures;

/// <summary>Alarms for each interval of a length, aligned to the clock; intervals without an alarm count.</summary>
/// <param name="Average">Alarms an interval.</param>
/// <param name="Peak">Most alarms in one.</param>
/// <param name="PeakAt">Beginning of the first interval with so many, UTC; null without any alarm.</param>
internal sealed record AlarmRate(double Average, int Peak, DateTime? PeakAt)
{
    /// <summary>Counts alarms.</summary>
    /// <param name="length">Length of an interval.</param>
    /// <param name="raises">Times of raises, in any order.</param>
    /// <param name="period">First and last time of the input.</param>
    public static AlarmRate Of(TimeSpan length, IEnumerable<DateTime> raises, Period period)
    {
        SortedDictionary<long, int> counts = Count(length, raises);
        long intervals = (period.To.Ticks / length.Ticks) - (period.From.Ticks / length.Ticks) + 1;
        int peak = counts.Values.DefaultIfEmpty().Max();
        DateTime? peakAt = peak == 0 ? null : new DateTime(
            counts.First(pair => pair.Value == peak).Key * length.Ticks, DateTimeKind.Utc);
        return new AlarmRate((double)counts.Values.Sum() / intervals, peak, peakAt);
    }

    /// <summary>Alarms by the number of their interval since year 1; intervals without any are left out.</summary>
    public static SortedDictionary<long, int> Count(TimeSpan length, IEnumerable<DateTime> raises)
    {
        SortedDictionary<long, int> counts = [];
        foreach (DateTime raise in raises)
        {
            long interval = raise.Ticks / length.Ticks;
            counts[interval] = counts.GetValueOrDefault(interval) + 1;
        }

        return counts;
    }
}
