namespace KafkaAlarms.Benchmarks.Measuring;

/// <summary>One figure over all rounds.</summary>
internal sealed class Series
{
    private readonly List<double> values = [];

    /// <summary>One figure of each of some runs.</summary>
    public static Series Of(IEnumerable<double> values)
    {
        Series series = new();
        series.values.AddRange(values);
        return series;
    }

    public bool IsEmpty => values.Count == 0;

    public double Median => values.Order().ElementAt(values.Count / 2);

    public double Least => values.Min();

    public double Most => values.Max();

    public void Add(double value) => values.Add(value);

    /// <summary>Median, then lowest and highest.</summary>
    public string Show(string format) => FormattableString.Invariant(
        $"{Text(Median, format)} ({Text(Least, format)} to {Text(Most, format)})");

    private static string Text(double value, string format) =>
        value.ToString(format, System.Globalization.CultureInfo.InvariantCulture);
}
