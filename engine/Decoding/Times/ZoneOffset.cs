namespace KafkaAlarms.Engine.Decoding.Times;

/// <summary>Offset from UTC of local times in one zone.</summary>
/// <remarks>
/// A local time that occurs twice is taken in standard time, one that a clock change leaves out as if the clock had not
/// been changed. The last answer is kept: records come in nearly the order of time. One stream thread.
/// </remarks>
internal sealed class ZoneOffset(string zone)
{
    // Since 2000 every zone changes its offset at a multiple of this.
    private const long BlockTicks = 15 * TimeSpan.TicksPerMinute;

    private readonly TimeZoneInfo zone = TimeZoneInfo.FindSystemTimeZoneById(zone);
    private long block = -1;
    private long offset;

    /// <summary>The offset in ticks.</summary>
    /// <param name="local">Local ticks, inside the range of dates.</param>
    public long At(long local)
    {
        long wanted = local / BlockTicks;
        if (wanted == block) return offset;
        offset = zone.GetUtcOffset(new DateTime(wanted * BlockTicks)).Ticks;
        block = wanted;
        return offset;
    }
}
