namespace KafkaAlarms.Engine.Consuming;

/// <summary>The timestamp of a record as Kafka has it.</summary>
internal static class KafkaTimestamp
{
    private const long Earliest = -62_135_596_800_000;
    private const long Latest = 253_402_300_799_999;

    /// <summary>UTC ticks of 100 ns.</summary>
    /// <param name="milliseconds">Since 1970. Where topics take what producers say it may be anything, nanoseconds for
    /// instance: what lies outside the years 1 to 9999 counts as their begin or end.</param>
    public static long TicksOf(long milliseconds) =>
        DateTime.UnixEpoch.Ticks + (Math.Clamp(milliseconds, Earliest, Latest) * TimeSpan.TicksPerMillisecond);
}
