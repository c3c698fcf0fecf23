using KafkaAlarms.Engine.Rules;

namespace KafkaAlarms.Engine.Replay.Plots;

/// <summary>The numbers that a rule judged for one condition of one sensor, in the order of time; thinned out where
/// there are many, so that peaks and dips stay.</summary>
internal sealed class PlotSeries(string alarmKey, ConditionPlan plan)
{
    private const int Group = 4;

    private readonly List<(long Time, double Value)> points = [];

    /// <summary>Rule, sensor and instance.</summary>
    public string AlarmKey => alarmKey;

    /// <summary>The condition with its limits, as it was judged last.</summary>
    public ConditionPlan Plan { get; set; } = plan;

    /// <summary>Unit of the values; null: none.</summary>
    public string? Unit { get; set; }

    /// <summary>Times in ticks, with values.</summary>
    public IReadOnlyList<(long Time, double Value)> Points => points;

    public void Add(long time, double value) => points.Add((time, value));

    /// <summary>Halves the points: of each four the least and the greatest stay.</summary>
    public void Thin()
    {
        int kept = 0;
        for (int first = 0; first < points.Count; first += Group)
        {
            (int low, int high) = Extremes(first, Math.Min(first + Group, points.Count));
            points[kept++] = points[Math.Min(low, high)];
            if (low != high) points[kept++] = points[Math.Max(low, high)];
        }

        points.RemoveRange(kept, points.Count - kept);
    }

    /// <summary>The value that held at a time: that of the last point before it.</summary>
    /// <param name="time">Ticks.</param>
    public double ValueAt(long time)
    {
        int low = 0;
        for (int high = points.Count - 1; low < high;)
        {
            int middle = (low + high + 1) / 2;
            if (points[middle].Time <= time) low = middle;
            else high = middle - 1;
        }

        return points[low].Value;
    }

    private (int Low, int High) Extremes(int from, int to)
    {
        int low = from;
        int high = from;
        for (int i = from + 1; i < to; i++)
        {
            if (points[i].Value < points[low].Value) low = i;
            if (points[i].Value > points[high].Value) high = i;
        }

        return (low, high);
    }
}
