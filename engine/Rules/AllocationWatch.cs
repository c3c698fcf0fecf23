namespace KafkaAlarms.Engine.Rules;

/// <summary>Tells when a stream thread allocates so much that each call of a rule is to be measured.</summary>
/// <remarks>Asking for the memory around each call costs a tenth of the record path; so the thread is asked with each
/// step of <see cref="RuleClock"/>, and its rules are measured one by one for a while when it stands out. For one
/// thread.</remarks>
internal sealed class AllocationWatch
{
    /// <summary>Bytes from step to step of the clock that no engine needs which has nothing but events to write.
    /// </summary>
    private const long Conspicuous = 1024 * 1024;

    /// <summary>Milliseconds for which rules are measured.</summary>
    private const long MeasuredFor = 1_000;

    private long seen;
    private long measureUntil;

    /// <summary>True while each call is to be measured.</summary>
    public bool IsMeasuring { get; private set; }

    /// <summary>Bytes that the thread has allocated so far.</summary>
    public static long Allocated => GC.GetAllocatedBytesForCurrentThread();

    /// <summary>Looks what came since the last look.</summary>
    /// <param name="now">Time, as <see cref="RuleClock.Now"/> tells it.</param>
    public void Look(long now)
    {
        long allocated = Allocated;
        if (allocated - seen > Conspicuous) measureUntil = now + MeasuredFor;
        seen = allocated;
        IsMeasuring = now < measureUntil;
    }
}
