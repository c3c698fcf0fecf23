namespace KafkaAlarms.Engine.RuleTests.Series;

/// <summary>Noise that is the same in every run and on every machine.</summary>
internal static class SeriesNoise
{
    private const int Steps = 1_000;

    /// <summary>Noise at a position of a series.</summary>
    /// <returns>-1 to 1, in thousandths, so that noisy values stay short.</returns>
    public static decimal At(int position) => (decimal)((long)(Mix((ulong)position) % (2 * Steps + 1)) - Steps) / Steps;

    /// <summary>SplitMix64, whose results no version of .NET changes.</summary>
    private static ulong Mix(ulong position)
    {
        ulong mixed = (position + 1) * 0x9E3779B97F4A7C15;
        mixed = (mixed ^ (mixed >> 30)) * 0xBF58476D1CE4E5B9;
        mixed = (mixed ^ (mixed >> 27)) * 0x94D049BB133111EB;
        return mixed ^ (mixed >> 31);
    }
}
