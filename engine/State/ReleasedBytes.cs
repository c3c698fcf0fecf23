namespace KafkaAlarms.Engine.State;

/// <summary>Counts bytes that a restore let go of, and tells when they are worth a collection.</summary>
/// <remarks>Each collection looks at the whole heap. So the larger that is, the more must be gone: with a fixed number
/// of bytes their sum would grow with the square of the state.</remarks>
/// <param name="heapBytes">Bytes of the heap, garbage included; asked seldom, for it takes its time.</param>
internal sealed class ReleasedBytes(Func<long> heapBytes)
{
    private const long LeastWorth = 8 * 1024 * 1024;
    private const int LeastShare = 8;

    private long released;
    private long worth = LeastWorth;

    /// <summary>Counts bytes.</summary>
    /// <returns>True when it is time for a collection; counting begins anew.</returns>
    public bool Add(long bytes)
    {
        released += bytes;
        if (released < worth) return false;
        worth = Math.Max(LeastWorth, heapBytes() / LeastShare);
        if (released < worth) return false;
        released = 0;
        return true;
    }
}
