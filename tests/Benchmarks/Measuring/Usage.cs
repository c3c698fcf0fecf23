namespace KafkaAlarms.Benchmarks.Measuring;

/// <summary>What a number of records cost.</summary>
/// <param name="Records">Records.</param>
/// <param name="Seconds">Wall clock.</param>
/// <param name="CpuSeconds">CPU of the whole process.</param>
/// <param name="Allocated">Managed bytes.</param>
internal readonly record struct Usage(long Records, double Seconds, double CpuSeconds, long Allocated)
{
    public double RecordsPerSecond => Records / Seconds;

    public double CpuSecondsPerMillion => CpuSeconds * 1e6 / Records;

    public double CpuNanoseconds => CpuSeconds * 1e9 / Records;

    public double BytesPerRecord => (double)Allocated / Records;
}
