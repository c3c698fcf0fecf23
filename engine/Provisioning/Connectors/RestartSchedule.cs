namespace KafkaAlarms.Engine.Provisioning.Connectors;

/// <summary>When a failed connector may be restarted: after 15 s, then each time twice as long, at most every 5
/// minutes.</summary>
/// <remarks>One that ran for the longest pause begins anew: a connector that fails shortly after each start is not
/// restarted for ever at the first pace.</remarks>
internal sealed class RestartSchedule(TimeProvider clock)
{
    private static readonly TimeSpan First = TimeSpan.FromSeconds(15);
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(5);

    private TimeSpan pause = First;
    private long? restartedAt;
    private long? runningSince;

    /// <summary>Restarts since it ran for long.</summary>
    public int Attempts { get; private set; }

    /// <summary>Notes that the connector runs.</summary>
    public void Runs()
    {
        runningSince ??= clock.GetTimestamp();
        if (clock.GetElapsedTime(runningSince.Value) < Longest) return;
        pause = First;
        restartedAt = null;
        Attempts = 0;
    }

    /// <summary>Notes that it has failed.</summary>
    /// <returns>True when it is to be restarted now.</returns>
    public bool Fails()
    {
        runningSince = null;
        if (restartedAt is { } before && clock.GetElapsedTime(before) < pause) return false;
        if (restartedAt is not null) pause = pause * 2 < Longest ? pause * 2 : Longest;
        restartedAt = clock.GetTimestamp();
        Attempts++;
        return true;
    }
}
