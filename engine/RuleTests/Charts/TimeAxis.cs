namespace KafkaAlarms.Engine.RuleTests.Charts;

/// <summary>The time axis of a text chart.</summary>
internal sealed class TimeAxis
{
    /// <summary>Columns of a chart.</summary>
    public const int Columns = 64;

    private const int TickEvery = 16;

    private readonly TimeSpan from;
    private readonly TimeSpan length;

    /// <param name="times">The times that the chart has to hold; none: the start.</param>
    public TimeAxis(IReadOnlyCollection<TimeSpan> times)
    {
        from = times.Count > 0 ? times.Min() : TimeSpan.Zero;
        TimeSpan to = times.Count > 0 ? times.Max() : TimeSpan.Zero;
        length = to > from ? to - from : TimeSpan.FromSeconds(1);
    }

    public int ColumnOf(TimeSpan time) => (int)Math.Round((time - from) / length * (Columns - 1));

    /// <summary>The axis itself, with a tick where a label begins.</summary>
    public static string Line() =>
        string.Concat(Enumerable.Range(0, Columns).Select(column => column % TickEvery == 0 ? '+' : '-'));

    /// <summary>The labels below it.</summary>
    public string Labels() =>
        string.Concat(Enumerable.Range(0, Columns / TickEvery).Select(LabelOf)).TrimEnd();

    private string LabelOf(int tick)
    {
        double share = (double)tick * TickEvery / (Columns - 1);
        TimeSpan time = from + (length * share);
        // A label is no place for seven digits; a chart of less than ten seconds shows milliseconds.
        long grain = length < TimeSpan.FromSeconds(10) ? TimeSpan.TicksPerMillisecond : TimeSpan.TicksPerSecond / 10;
        return ClockText.Of(TimeSpan.FromTicks(time.Ticks / grain * grain)).PadRight(TickEvery);
    }
}
