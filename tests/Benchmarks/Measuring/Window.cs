namespace KafkaAlarms.Benchmarks.Measuring;

/// <summary>The part of a run that is measured: from one fifth of the records to the last one.</summary>
/// <remarks>Before it, processes start, groups form, topics come into the page cache and code is compiled.</remarks>
internal static class Window
{
    /// <summary>Records after which measuring begins.</summary>
    public static long BeginOf(long records) => records / 5;
}
