namespace KafkaAlarms.Engine.Replay.Figures;

/// <summary>Alarm floods: more alarms in 10 minutes than an operator can answer.</summary>
/// <param name="Count">Number of floods.</param>
/// <param name="Time">Time in floods, whole intervals of 10 minutes.</param>
/// <remarks>A flood begins with more than 10 alarms in 10 minutes, aligned to the clock, and ends with fewer than 5
/// (ISA-18.2).</remarks>
internal sealed record Flood(int Count, TimeSpan Time)
{
    /// <summary>Length of the intervals.</summary>
    public static readonly TimeSpan Interval = TimeSpan.FromMinutes(10);

    private const int Begins = 10;
    private const int Ends = 5;

    /// <summary>Finds the floods among raises in any order.</summary>
    public static Flood Of(IEnumerable<DateTime> raises)
    {
        int floods = 0;
        int intervals = 0;
        long flooded = long.MinValue;
        foreach ((long interval, int alarms) in AlarmRate.Count(Interval, raises))
        {
            bool goesOn = interval == flooded + 1 && alarms >= Ends;
            if (!goesOn && alarms <= Begins) continue;
            if (!goesOn) floods++;
            intervals++;
            flooded = interval;
        }

        return new Flood(floods, intervals * Interval);
    }
}
